import { generationsApart } from '../../catalog/coexistence.ts';
import { exchangeGenerations } from '../../catalog/versions.ts';
import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';
import { versionPath } from '../version-path.ts';

export const exchangeGenerationsApart: EnvironmentRule = {
  id: 'OWA310',
  alias: 'exchange-generations-apart',
  category: 'versions',
  severity: 'error',
  effect: 'unsupported',
  summary: 'Two versions of Exchange that no organisation can have at once.',
  why: 'The setup of the newer one refuses while a server of the older one is there, so one of the two versions in the file is not what runs. Exchange 2019 up to CU14 stands beside 2013.',
  source: 'Microsoft, "Exchange Server system requirements", supported coexistence scenarios.',
  bad: [
    {
      title: 'Exchange 2013 beside 2019 CU15.',
      text: `exchange:
  version: 2019-cu15
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, version: 2013-cu23 }
`,
      at: ['exchange.version'],
    },
    {
      title: 'Exchange 2013 beside SE.',
      text: `exchange:
  version: 2013
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: create }
    - { name: EX2, fqdn: ex2.contoso.com, version: se }
`,
      at: ['exchange.servers[1].version'],
    },
    {
      title: 'A server that is only taken out is there all the same.',
      text: `exchange:
  version: se
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, version: 2013, state: absent }
`,
      at: ['exchange.version'],
    },
  ],
  good: [
    {
      title: 'Exchange 2013 beside 2019 CU14.',
      text: `exchange:
  version: 2019-cu14
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, version: 2013-cu23 }
`,
    },
    {
      title: 'A version of 2019 without a minimum may be CU14.',
      text: `exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, version: 2013 }
`,
    },
    {
      title: 'Exchange 2016 beside SE.',
      text: `exchange:
  version: se
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, version: 2016 }
`,
    },
  ],
  *check(environment, given) {
    const servers = serversOf(environment);
    for (const { older, newer, fromUpdate, meaning, source } of generationsApart) {
      const old = servers.find(({ value }) => value.version?.generation === older);
      if (old === undefined) continue;
      for (const { value: server, path } of servers) {
        const { version } = server;
        if (version?.generation !== newer || (version.cumulativeUpdate ?? 0) < fromUpdate) continue;
        yield {
          path: versionPath(path, given),
          message: `${version.text} cannot stand in one organisation with ${exchangeGenerations[older].product} (${old.value.name ?? old.path}). ${meaning} Source: ${source}.`,
          remedy: 'Write the versions that run; remove the servers that are gone.',
        };
      }
    }
  },
};
