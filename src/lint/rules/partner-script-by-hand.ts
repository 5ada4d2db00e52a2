import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const partnerScriptByHand: EnvironmentRule = {
  id: 'OWA308',
  alias: 'partner-script-by-hand',
  category: 'versions',
  severity: 'information',
  summary: "Exchange 2013's partner application script can only be used by hand.",
  why: 'Configure-EnterprisePartnerApplication.ps1 needs the management tools where the runbook runs. Those of Exchange 2013 run on Windows up to Server 2012 R2, for which GitHub has no runner.',
  source: 'Microsoft, Exchange 2013 system requirements; GitHub, "Self-hosted runners reference".',
  bad: [
    {
      title: 'The default method.',
      text: `features: { skypeAccessToExchange: true }
exchange:
  version: 2013
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
      at: ['features.skypeAccessToExchange'],
    },
    {
      title: 'Said.',
      text: `features: { skypeAccessToExchange: true }
oauth:
  partnerApplication: script
exchange:
  version: 2013
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
      at: ['oauth.partnerApplication'],
    },
    {
      title: 'Every server is Exchange 2013.',
      text: `features: { skypeAccessToExchange: true }
exchange:
  version: 2013-sp1
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, version: 2013-cu23 }
`,
      at: ['features.skypeAccessToExchange'],
    },
  ],
  good: [
    {
      title: 'The same three things, as steps.',
      text: `features: { skypeAccessToExchange: true }
exchange:
  version: 2013
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
oauth:
  partnerApplication: cmdlets
`,
    },
    {
      title: 'A later server has its own script.',
      text: `features: { skypeAccessToExchange: true }
exchange:
  version: 2013
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, version: 2016 }
`,
    },
    {
      title: 'The feature is off.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2013
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
    },
  ],
  *check(environment, given) {
    const { features, oauth } = environment;
    if (features?.skypeAccessToExchange !== true || oauth?.partnerApplication !== 'script') return;
    const generations = serversOf(environment).map(({ value }) => value.version?.generation);
    if (!generations.includes('2013') || generations.some((generation) => generation !== '2013')) return;
    yield {
      path: given.has('oauth.partnerApplication')
        ? 'oauth.partnerApplication'
        : 'features.skypeAccessToExchange',
      message: 'The script of Exchange 2013 works only by hand, on a machine with its management tools.',
      remedy: 'Run that part of the runbook there, or write oauth.partnerApplication: cmdlets.',
    };
  },
};
