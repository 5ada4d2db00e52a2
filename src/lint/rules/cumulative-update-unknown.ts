import { exchangeGenerations } from '../../catalog/versions.ts';
import type { EnvironmentRule } from '../rule.ts';
import { versionsOf } from '../versions-of.ts';

export const cumulativeUpdateUnknown: EnvironmentRule = {
  id: 'OWA305',
  alias: 'cumulative-update-unknown',
  category: 'versions',
  severity: 'error',
  summary: 'A cumulative update that the product never got.',
  why: 'A cumulative update in a version is a minimum. No server can reach one that does not exist, so the check before the first change would always fail.',
  source: 'Microsoft, "Exchange Server build numbers and release dates".',
  bad: [
    {
      title: 'CU23 was the last for Exchange 2013.',
      text: `exchange:
  version: 2013-cu24
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
      at: ['exchange.version'],
    },
    {
      title: 'Of Exchange 2016.',
      text: `exchange:
  version: 2016-cu24
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
      at: ['exchange.version'],
    },
    {
      title: 'On one server.',
      text: `exchange:
  version: 2019-cu15
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, version: 2019-cu16 }
`,
      at: ['exchange.servers[1].version'],
    },
  ],
  good: [
    {
      title: 'The last one.',
      text: `exchange:
  version: 2013-cu23
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
    },
    {
      title: 'A product that still gets updates.',
      text: `exchange:
  version: se-cu9
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
    },
    {
      title: 'No minimum.',
      text: `exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
    },
  ],
  *check(environment, given) {
    for (const { version, path } of versionsOf(environment)) {
      const { complete, builds, product } = exchangeGenerations[version.generation];
      const last = builds.length - 1;
      if (!complete || (version.cumulativeUpdate ?? 0) <= last || !given.has(path)) continue;
      yield {
        path,
        message: `There is no CU${version.cumulativeUpdate} for ${product}; the last is CU${last}.`,
        remedy: `Write ${version.generation}-cu${last} or an earlier one.`,
      };
    }
  },
};
