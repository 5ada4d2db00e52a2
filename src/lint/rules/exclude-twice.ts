import { sameName } from '../../environment/values/same-name.ts';
import type { EnvironmentRule } from '../rule.ts';

export const excludeTwice: EnvironmentRule = {
  id: 'OWA410',
  alias: 'exclude-twice',
  category: 'rollout',
  severity: 'warning',
  summary: '`exchange.exclude` names one server twice.',
  why: 'The second changes nothing, or stands for another that is missing: a server that is neither listed nor excluded refuses Apply.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'Twice.',
      text: `exchange:
  exclude:
    - { name: EX-LAB, reason: "test server, no users" }
    - { name: EX-LAB, reason: "no users" }
`,
      at: ['exchange.exclude[1].name'],
    },
    {
      title: 'In another case.',
      text: `exchange:
  exclude:
    - { name: EX-LAB, reason: test server }
    - { name: ex-lab, reason: test server }
`,
      at: ['exchange.exclude[1].name'],
    },
    {
      title: 'Three times.',
      text: `exchange:
  exclude:
    - { name: EX1, reason: test server }
    - { name: EX2, reason: test server }
    - { name: EX1, reason: test server }
    - { name: EX1, reason: test server }
`,
      at: ['exchange.exclude[2].name', 'exchange.exclude[3].name'],
    },
  ],
  good: [
    {
      title: 'Two servers.',
      text: `exchange:
  exclude:
    - { name: EX1, reason: test server }
    - { name: EX2, reason: test server }
`,
    },
    {
      title: 'One.',
      text: `exchange:
  exclude:
    - { name: EX1, reason: test server }
`,
    },
    { title: 'None.', text: 'exchange:\n  version: 2019\n' },
  ],
  *check({ exchange }) {
    const exclusions = exchange?.exclude ?? [];
    for (const [index, exclusion] of exclusions.entries()) {
      const isRepeated = exclusions
        .slice(0, index)
        .some((earlier) => sameName(earlier?.name, exclusion?.name));
      if (!isRepeated) continue;
      yield {
        path: `exchange.exclude[${index}].name`,
        message: `${exclusion?.name} is excluded already.`,
        remedy: 'Remove the entry, or write the server that is meant.',
      };
    }
  },
};
