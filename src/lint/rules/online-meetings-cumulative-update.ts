import { supportMatrix } from '../../catalog/support-matrix.ts';
import { minimumUpdate } from '../../plan/minimum-build.ts';
import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';
import { versionPath } from '../version-path.ts';

export const onlineMeetingsCumulativeUpdate: EnvironmentRule = {
  id: 'OWA301',
  alias: 'online-meetings-cumulative-update',
  category: 'versions',
  severity: 'warning',
  summary: 'Online Meetings on Exchange 2013 without a cumulative update in the version.',
  why: 'Online Meeting requests need Exchange 2013 CU1. A cumulative update in the version is a minimum that is checked on the server before anything is changed; without one, RTM would pass.',
  source: `${supportMatrix['lync-2013']['2013'].onlineMeetings.source}.`,
  bad: [
    {
      title: 'No minimum.',
      text: `features: { onlineMeetings: true }
exchange:
  version: 2013
  autodiscover: autodiscover.ntsystems.local
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
      at: ['exchange.version'],
    },
    {
      title: 'One server of 2013.',
      text: `features: { onlineMeetings: true }
exchange:
  version: 2016
  autodiscover: autodiscover.contoso.com
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, version: 2013 }
`,
      at: ['exchange.servers[1].version'],
    },
    {
      title: 'With Skype for Business.',
      text: `features: { onlineMeetings: true }
skype:
  version: sfb-2015
exchange:
  version: 2013
  autodiscover: autodiscover.contoso.com
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
      at: ['exchange.version'],
    },
  ],
  good: [
    {
      title: 'CU1 at least.',
      text: `features: { onlineMeetings: true }
exchange:
  version: 2013-cu1
  autodiscover: autodiscover.ntsystems.local
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
    },
    {
      title: 'SP1 came after CU1.',
      text: `features: { onlineMeetings: true }
exchange:
  version: 2013-sp1
  autodiscover: autodiscover.ntsystems.local
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
    },
    {
      title: 'Without Online Meetings.',
      text: `features: { instantMessaging: true }
exchange:
  version: 2013
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: create }
`,
    },
  ],
  *check(environment, given) {
    const skype = environment.skype?.version?.generation ?? 'lync-2013';
    if (environment.features?.onlineMeetings !== true || environment.state === 'absent') return;
    for (const { value: server, path } of serversOf(environment)) {
      const { version } = server;
      if (version === undefined || server.state === 'absent') continue;
      const { exchangeUpdate } = supportMatrix[skype][version.generation].onlineMeetings;
      if (exchangeUpdate === undefined || minimumUpdate(version) >= exchangeUpdate) continue;
      yield {
        path: versionPath(path, given),
        message: `Online Meeting requests need Exchange ${version.generation} CU${exchangeUpdate}, and this version sets no minimum.`,
        remedy: `Write the cumulative update that is installed: ${version.generation}-cu${exchangeUpdate} or later.`,
      };
    }
  },
};
