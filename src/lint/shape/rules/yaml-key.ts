import type { ShapeDescription } from '../shape-description.ts';

export const yamlKey: ShapeDescription = {
  id: 'ENV009',
  summary: 'A key is not plain text.',
  why: 'Keys are words. A list, an empty key, a number, an anchor or an alias in their place is an accident.',
  source: 'YAML 1.2.2; docs/environment.md.',
  bad: [
    { title: 'A number.', text: 'exchange:\n  2013: local\n', at: ['exchange."2013"'] },
    { title: 'A list.', text: '? [name]\n: contoso\n', at: [''] },
    { title: 'No key.', text: 'exchange:\n  : local\n', at: ['exchange'] },
  ],
  good: [
    {
      title: 'A generation may be written without quotes.',
      text: 'exchange:\n  connections:\n    2013: local\n',
    },
    { title: 'In quotes.', text: 'exchange:\n  connections:\n    "2013": local\n' },
    { title: 'A word in quotes.', text: '"name": contoso\n' },
  ],
};
