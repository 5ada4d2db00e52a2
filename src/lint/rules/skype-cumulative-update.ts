import { supportMatrix } from '../../catalog/support-matrix.ts';
import { exchangeGenerations, skypeGenerations } from '../../catalog/versions.ts';
import { pairsOf } from '../pairs-of.ts';
import type { EnvironmentRule } from '../rule.ts';

export const skypeCumulativeUpdate: EnvironmentRule = {
  id: 'OWA311',
  alias: 'skype-cumulative-update',
  category: 'versions',
  severity: 'warning',
  summary: 'The Exchange version wants a later cumulative update of Skype for Business.',
  why: 'Exchange 2019 stands beside Skype for Business 2015 from CU7 on. A cumulative update in the version says what is installed at least.',
  source: `${supportMatrix['sfb-2015']['2019'].instantMessaging.source}.`,
  bad: [
    {
      title: 'No update in the version.',
      text: `features: { instantMessaging: true }
skype:
  version: sfb-2015
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
      at: ['skype.version'],
    },
    {
      title: 'An earlier one.',
      text: `features: { onlineMeetings: true }
skype:
  version: sfb-2015-cu6
exchange:
  version: 2019
  autodiscover: autodiscover.contoso.com
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
      at: ['skype.version'],
    },
    {
      title: 'One server of 2019, said once for all features.',
      text: `features: { instantMessaging: true, skypeAccessToExchange: true }
skype:
  version: sfb-2015
exchange:
  version: 2016
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: create }
    - { name: EX2, fqdn: ex2.contoso.com, version: 2019-cu14 }
`,
      at: ['skype.version'],
    },
  ],
  good: [
    {
      title: 'CU7 at least.',
      text: `features: { instantMessaging: true }
skype:
  version: sfb-2015-cu7
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
    },
    {
      title: 'Exchange 2016 asks for none.',
      text: `features: { instantMessaging: true }
skype:
  version: sfb-2015
exchange:
  version: 2016
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: create }
`,
    },
    {
      title: 'Skype for Business 2019 is newer.',
      text: `features: { instantMessaging: true }
skype:
  version: sfb-2019
exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
    },
  ],
  *check(environment, given) {
    const installed = environment.skype?.version?.cumulativeUpdate ?? 0;
    for (const { feature, skype, exchange } of pairsOf(environment, given)) {
      const { skypeUpdate, source } = supportMatrix[skype][exchange][feature];
      if (skypeUpdate === undefined || installed >= skypeUpdate) continue;
      yield {
        path: 'skype.version',
        message: `${exchangeGenerations[exchange].product} wants ${skypeGenerations[skype].product} CU${skypeUpdate} or later, and this version does not say so. Source: ${source}.`,
        remedy: `Write ${skype}-cu${skypeUpdate} or later if that is installed.`,
      };
    }
  },
};
