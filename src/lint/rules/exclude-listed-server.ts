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
