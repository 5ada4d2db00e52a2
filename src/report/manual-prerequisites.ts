import type { Plan } from '../plan/plan.ts';
import { skypeName } from '../plan/product-names.ts';
import { changesTopology, exchangeRights, skypeRights } from './manual-rights.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { windowText } from './pace.ts';

/** What has to be there before anything is started: PowerShell, the machine, rights, a window. */
export function manualPrerequisites(plan: Plan): readonly string[] {
  const { environment } = plan;
  return [
    `- Windows PowerShell 3.0 or later (\`$PSVersionTable.PSVersion\`), the one that came with Windows; PowerShell 7 cannot load the ${skypeName(environment)} module.`,
    `- The machine: ${machine(plan)}`,
    ...(plan.steps.some((step) => step.resource === 'exchange-partner-application') &&
    environment.oauth.partnerApplication === 'script'
      ? [
          '- The Exchange management tools on the same machine: Configure-EnterprisePartnerApplication.ps1 comes with them. Without them write `oauth.partnerApplication: cmdlets` in the environment file.',
        ]
      : []),
    ...skypeRights(plan),
    ...exchangeRights(plan),
    `- On each Exchange server (${environment.exchange.servers.map((server) => markdownCode(server.name)).join(', ')}): a local administrator, reached by Windows remote management (\`Enable-PSRemoting\` is on by default from Windows Server 2012).`,
    `- A change window${plan.environment.rollout.window === undefined ? '' : `, ${markdownText(windowText(plan.environment.rollout.window))}`}: the first line of summary.md says what users notice.`,
  ];
}

function machine(plan: Plan): string {
  const hasModule = plan.connections.some((connection) => connection.kind === 'module');
  if (!hasModule) return 'any in the domain that reaches the addresses below.';
  return `one where the Lync or Skype for Business Management Shell is installed${changesTopology(plan) ? ', best a Front End server, since Enable-CsTopology reaches the database and the directory from there' : ''}.`;
}
