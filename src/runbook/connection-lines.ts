import type { Connection, Plan } from '../plan/plan.ts';
import { shownTarget } from '../plan/server-target.ts';
import { powershell } from './generated/powershell.ts';
import { quotePowerShell, quoteValue } from './quote.ts';

/** Where each target's commands come from. */
export function connectionLines(plan: Plan): string[] {
  const lines = plan.connections.flatMap(connectionLine);
  if (plan.connections.some((connection) => connection.target === 'exchange')) {
    lines.push(
      '',
      '# The journal is bound to this organisation.',
      ...powershell['organisation.ps1'].trimEnd().split('\n'),
    );
  }
  return lines;
}

function connectionLine(connection: Connection): string[] {
  const start = `Add-Connection -Target ${quotePowerShell(shownTarget(connection.target))}`;
  switch (connection.kind) {
    case 'module':
      return [`${start} -Module ${quotePowerShell(connection.module)} ${needs(connection)}`];
    case 'module-host':
      return [
        `${start} -Module ${quotePowerShell(connection.module)} -ComputerName ${quotePowerShell(connection.host)} ${needs(connection)}`,
      ];
    case 'skype-remote':
      return [`${start} -Uri ${quotePowerShell(connection.url)} ${needs(connection)}`];
    case 'local':
      return [`${start} -Local ${needs(connection)}`];
    case 'remote':
      return [`${start} -Uri ${quotePowerShell(connection.url ?? '')} ${needs(connection)}`];
    case 'server-local':
      return [`${start} -Local`];
    case 'winrm':
      return [
        `${start} -ComputerName ${quotePowerShell(connection.fqdn)} -Port ${connection.port} -UseSsl ${quoteValue(connection.ssl)} -ConfigurationName ${quotePowerShell(connection.configurationName)}`,
      ];
  }
}

function needs({
  generation,
  domainController,
  commands,
}: {
  readonly generation: string;
  readonly domainController?: string;
  readonly commands: readonly string[];
}): string {
  const names = [...commands].map(quotePowerShell).join('\n    ');
  const controller =
    domainController === undefined ? '' : ` -DomainController ${quotePowerShell(domainController)}`;
  return `-Generation ${quotePowerShell(generation)}${controller} -RequiredCommand @(\n    ${names}\n)`;
}
