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
  source: '"Lync and Exchange 2013 OWA integration" (blog article of 2013-06-16).',
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
  ],
  *check(environment, given) {
    if (environment.features?.onlineMeetings !== true) return;
    for (const { value: server, path } of serversOf(environment)) {
      const { version } = server;
      if (version?.generation !== '2013' || server.state === 'absent') continue;
      if (version.cumulativeUpdate !== undefined || version.servicePack !== undefined) continue;
      yield {
        path: versionPath(path, given),
        message: 'Online Meeting requests need Exchange 2013 CU1, and this version sets no minimum.',
        remedy: 'Write the cumulative update that is installed: 2013-cu1 or later.',
      };
    }
  },
};
