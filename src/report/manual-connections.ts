import type { Connection, Plan } from '../plan/plan.ts';
import { shownTarget } from '../plan/server-target.ts';
import { markdownCode } from './markdown-text.ts';

/** Where the commands of each target come from. */
export function manualConnections(plan: Plan): readonly string[] {
  return [
    'Start everything on the machine above; the runbook reaches the others itself:',
    '',
    '| `-Target` | Its commands come from |',
    '|---|---|',
    ...plan.connections.map(
      (connection) => `| ${markdownCode(shownTarget(connection.target))} | ${connectionText(connection)} |`,
    ),
    '',
    'That machine has to reach all of them, also when only a part is run: what the part depends on is read live.',
  ];
}

function connectionText(connection: Connection): string {
  switch (connection.kind) {
    case 'module':
      return `the module ${markdownCode(connection.module)} on the machine itself`;
    case 'module-host':
      return `the module ${markdownCode(connection.module)} on ${markdownCode(connection.host)}, by Windows remote management`;
    case 'skype-remote':
      return `Lync or Skype for Business remote PowerShell at ${markdownCode(connection.url)}`;
    case 'remote':
      return `Exchange remote PowerShell at ${markdownCode(connection.url ?? '')}${controller(connection.domainController)}`;
    case 'local':
      return `the Exchange Management Shell on the machine itself${controller(connection.domainController)}`;
    case 'winrm':
      return `Windows remote management on ${markdownCode(connection.fqdn)}, port ${connection.port}${connection.ssl ? ' with TLS' : ''}, endpoint ${markdownCode(connection.configurationName)}`;
    case 'server-local':
      return `${markdownCode(connection.fqdn)} itself: run this part there`;
  }
}

function controller(name: string | undefined): string {
  return name === undefined ? '' : `, which asks the domain controller ${markdownCode(name)}`;
}
