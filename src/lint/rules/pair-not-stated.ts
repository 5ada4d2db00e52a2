import { supportMatrix, verdictOf } from '../../catalog/support-matrix.ts';
import { exchangeGenerations, skypeGenerations } from '../../catalog/versions.ts';
import { pairsOf } from '../pairs-of.ts';
import type { EnvironmentRule } from '../rule.ts';

export const pairNotStated: EnvironmentRule = {
  id: 'OWA309',
  alias: 'pair-not-stated',
  category: 'versions',
  severity: 'warning',
  effect: 'until-acknowledged',
  summary: 'Microsoft does not say clearly that a feature works between two products.',
  why: 'It may work, and Microsoft may not help when it does not: that is for the owner of the environment to decide. docs/support-matrix.md has every pair with its source.',
  source: 'docs/support-matrix.md, which names the source of each pair.',
  bad: [
    {
      title: 'Skype for Business 2019 with Exchange 2013, which no document names.',
      text: `features: { instantMessaging: true }
skype:
  version: sfb-2019
exchange:
  version: 2013
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: create }
`,
      at: ['exchange.version'],
    },
    {
      title: 'Each feature by itself.',
      text: `features: { onlineMeetings: true, skypeAccessToExchange: true }
skype:
  version: lync-2013
exchange:
  version: 2016
  autodiscover: autodiscover.contoso.com
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
      at: ['exchange.version', 'exchange.version'],
    },
    {
      title: 'One old server.',
      text: `features: { instantMessaging: true }
skype:
  version: sfb-se
exchange:
  version: 2019-cu14
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, version: 2013, trustedPool: create }
`,
      at: ['exchange.servers[1].version'],
    },
  ],
  good: [
    {
      title: 'A pair that Microsoft names.',
      text: `features: { instantMessaging: true }
skype:
  version: sfb-2019
exchange:
  version: 2016
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: create }
`,
    },
    {
      title: 'Acknowledged by the owner.',
      text: `features: { onlineMeetings: true }
skype:
  version: lync-2013
exchange:
  version: 2016
  autodiscover: autodiscover.contoso.com
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
acknowledge:
  - rule: pair-not-stated
    reason: tried with Exchange 2016 CU23 in the lab
`,
    },
    {
      title: 'The newest pair.',
      text: `features: { instantMessaging: true }
skype:
  version: sfb-se
exchange:
  version: se
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
    },
  ],
  *check(environment, given) {
    for (const { feature, skype, exchange, path } of pairsOf(environment, given)) {
      const support = supportMatrix[skype][exchange][feature];
      if (verdictOf(support) !== 'acknowledged') continue;
      yield {
        path,
        message: `${feature} between ${skypeGenerations[skype].product} and ${exchangeGenerations[exchange].product} is not clearly supported. ${support.meaning} Source: ${support.source}.`,
        remedy:
          'Try it in a lab; then accept it under "acknowledge:" with "rule: pair-not-stated" and the reason.',
      };
    }
  },
};
