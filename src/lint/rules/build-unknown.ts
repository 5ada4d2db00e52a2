import { exchangeGenerations } from '../../catalog/versions.ts';
import { buildOf, minimumUpdate } from '../../plan/minimum-build.ts';
import type { EnvironmentRule } from '../rule.ts';
import { versionsOf } from '../versions-of.ts';

export const buildUnknown: EnvironmentRule = {
  id: 'OWA602',
  alias: 'build-unknown',
  category: 'limits',
  severity: 'error',
  effect: 'unsupported',
  summary: 'A cumulative update that came out after this version of owa-im.',
  why: 'A cumulative update in a version is a minimum, which is checked on the server by its build. The build of this one is not known here, so the check would let anything pass.',
  source: 'Microsoft, "Exchange Server build numbers and release dates".',
  bad: [
    {
      title: 'A later update of SE.',
      text: `exchange:
  version: se-cu9
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
      at: ['exchange.version'],
    },
    {
      title: 'The next one.',
      text: `exchange:
  version: se-cu${exchangeGenerations.se.builds.length}
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
    - { name: EX2, fqdn: ex2.contoso.com, version: se-cu2 }
`,
      at: ['exchange.servers[1].version'],
    },
  ],
  good: [
    {
      title: 'The release.',
      text: `exchange:
  version: se
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
    },
    {
      title: 'A known one.',
      text: `exchange:
  version: 2019-cu15
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
    },
    {
      title: 'One that will never be is another finding.',
      text: `exchange:
  version: 2013-cu99
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
    },
  ],
  *check(environment, given) {
    for (const { version, path } of versionsOf(environment)) {
      const { complete, builds, product } = exchangeGenerations[version.generation];
      if (complete || buildOf(version.generation, minimumUpdate(version)) !== undefined || !given.has(path))
        continue;
      const last = builds.length - 1;
      yield {
        path,
        message: `The build of ${version.text} is not known to this version of owa-im, so it can't be checked.`,
        remedy:
          last === 0
            ? `Write ${version.generation}: what is newer is let pass and said.`
            : `Write ${version.generation}-cu${last}, the last one of ${product} that is known here: what is newer is let pass and said.`,
      };
    }
  },
};
