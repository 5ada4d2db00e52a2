import { sameName } from '../../environment/values/same-name.ts';
import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const excludeListedServer: EnvironmentRule = {
  id: 'OWA403',
  alias: 'exclude-listed-server',
  category: 'rollout',
  severity: 'error',
  summary: 'A server is both listed and excluded.',
  why: 'One says to change it, the other to leave it alone.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'Both.',
      text: `exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
  exclude:
    - { name: EX14, reason: test server }
`,
      at: ['exchange.exclude[0].name'],
    },
    {
      title: 'In another case.',
      text: `exchange:
  exclude: [{ name: ex14, reason: test server }]
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
      at: ['exchange.exclude[0].name'],
    },
    {
      title: 'A server that is taken out is listed, too.',
      text: `exchange:
  exclude: [{ name: EX3, reason: test server }, { name: EX2, reason: gone }]
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com, state: absent }
`,
      at: ['exchange.exclude[1].name'],
    },
  ],
  good: [
    {
      title: 'Another server.',
      text: `exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
  exclude:
    - { name: EX-LAB, reason: test server }
`,
    },
    {
      title: 'A longer name.',
      text: `exchange:
  exclude: [{ name: EX10, reason: test server }]
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
    },
    {
      title: 'Nothing is excluded.',
      text: `exchange:
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
`,
    },
  ],
  *check(environment) {
    for (const [index, exclusion] of (environment.exchange?.exclude ?? []).entries()) {
      const listed = serversOf(environment).find(({ value }) => sameName(value.name, exclusion?.name));
      if (listed === undefined) continue;
      yield {
        path: `exchange.exclude[${index}].name`,
        message: `${exclusion?.name ?? ''} is listed at ${listed.path} too.`,
        remedy:
          'Remove it here to change the server, or there to leave it alone. To take back what was changed, write "state: absent" there.',
      };
    }
  },
};
