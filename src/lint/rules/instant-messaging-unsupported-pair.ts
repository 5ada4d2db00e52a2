import { supportMatrix, verdictOf } from '../../catalog/support-matrix.ts';
import { exchangeGenerations, skypeGenerations } from '../../catalog/versions.ts';
import { pairsOf } from '../pairs-of.ts';
import type { EnvironmentRule } from '../rule.ts';

export const instantMessagingUnsupportedPair: EnvironmentRule = {
  id: 'OWA303',
  alias: 'instant-messaging-unsupported-pair',
  category: 'versions',
  severity: 'error',
  effect: 'unsupported',
  summary: 'Instant messaging between Lync 2013 and Exchange 2016 or later.',
  why: 'Microsoft supports IM in OWA of Exchange 2016 and later only with Skype for Business Server. docs/support-matrix.md has every pair.',
  source: `${supportMatrix['lync-2013']['2016'].instantMessaging.source}.`,
  bad: [
    {
      title: 'Exchange 2016 with Lync 2013.',
      text: `features: { instantMessaging: true }
skype:
  version: lync-2013
exchange:
  version: 2016
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: create }
`,
      at: ['exchange.version'],
    },
    {
      title: 'One server of a later version.',
      text: `features: { instantMessaging: true }
skype:
  version: lync-2013-cu10
exchange:
  version: 2013
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: create }
    - { name: EX2, fqdn: ex2.contoso.com, version: 2019-cu14 }
`,
      at: ['exchange.servers[1].version'],
    },
    {
      title: 'The newest Exchange.',
      text: `features: { instantMessaging: true, onlineMeetings: true }
skype:
  version: lync-2013
exchange:
  version: se
  autodiscover: autodiscover.contoso.com
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
      at: ['exchange.version'],
    },
  ],
  good: [
    {
      title: 'Exchange 2016 with Skype for Business 2015.',
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
      title: 'Without instant messaging.',
      text: `features: { onlineMeetings: true }
skype:
  version: lync-2013
exchange:
  version: 2016
  autodiscover: autodiscover.contoso.com
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
    },
    {
      title: 'A server that is taken out.',
      text: `features: { instantMessaging: true }
skype:
  version: lync-2013
exchange:
  version: 2013
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: create }
    - { name: EX2, fqdn: ex2.contoso.com, version: 2016, trustedPool: create, state: absent }
`,
    },
  ],
  *check(environment, given) {
    for (const { feature, skype, exchange, path } of pairsOf(environment, given)) {
      const support = supportMatrix[skype][exchange][feature];
      if (verdictOf(support) !== 'refused') continue;
      yield {
        path,
        message: `${feature} is not supported between ${skypeGenerations[skype].product} and ${exchangeGenerations[exchange].product}. ${support.meaning} Source: ${support.source}.`,
        remedy: `Switch ${feature} off, or list only servers of a version that ${skypeGenerations[skype].product} supports.`,
      };
    }
  },
};
