import { exchangeGenerations } from '../../catalog/versions.ts';
import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';
import { versionPath } from '../version-path.ts';

export const instantMessagingUnsupportedPair: EnvironmentRule = {
  id: 'OWA303',
  alias: 'instant-messaging-unsupported-pair',
  category: 'versions',
  severity: 'error',
  summary: 'Instant messaging between Lync 2013 and Exchange 2016 or later.',
  why: 'Microsoft supports IM in OWA of Exchange 2016 and later only with Skype for Business Server. OAuth between the two (Online Meetings, contact store, archiving) is allowed.',
  source: 'Microsoft, "Configure instant messaging integration with Outlook on the web", prerequisites.',
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
  ],
  *check(environment, given) {
    if (
      environment.features?.instantMessaging !== true ||
      environment.skype?.version?.generation !== 'lync-2013'
    )
      return;
    for (const { value: server, path } of serversOf(environment)) {
      if (server.version === undefined || server.version.generation === '2013' || server.state === 'absent')
        continue;
      yield {
        path: versionPath(path, given),
        message: `IM in OWA of ${exchangeGenerations[server.version.generation].product} is not supported with Lync Server 2013.`,
        remedy:
          'Switch instantMessaging off, or list only Exchange 2013 servers until Skype for Business Server is there.',
      };
    }
  },
};
