import { skypeApplicationIdentifier } from '../../catalog/application-identifiers.ts';
import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';

/** The script comes with the management tools of Exchange and runs in their shell, on the machine of the runbook. */
export function managementTools(environment: Environment): Check[] {
  const skype = skypeName(environment);
  if (environment.oauth.partnerApplication !== 'script') return [];
  return [
    {
      kind: 'check',
      id: 'exchange/management-tools/script',
      target: 'exchange',
      title: 'Configure-EnterprisePartnerApplication.ps1 is on this machine',
      why: 'It comes with the Exchange management tools and is run here, not on the server.',
      safety: 'required',
      phase: 'preflight',
      keyPath: 'oauth.partnerApplication',
      powershell: part('exchange-partner-application/management-tools.ps1', {
        ApplicationIdentifier: skypeApplicationIdentifier,
        Missing: `The Exchange management tools are not on this machine. Run the runbook where they are beside the ${skype} shell, or write oauth.partnerApplication: cmdlets, which needs no script.`,
      }),
    },
  ];
}
