import type { ShapeDescription } from '../shape-description.ts';

export const emptyValue: ShapeDescription = {
  id: 'ENV014',
  summary: 'A key has no value.',
  why: 'YAML reads nothing, and also `~` and `null`, as null. No key takes that: what is not said is left out.',
  source: 'docs/environment.md.',
  bad: [
    { title: 'Nothing after the colon.', text: 'description:\n', at: ['description'] },
    { title: 'Said to be nothing.', text: 'skype:\n  version: null\n', at: ['skype.version'] },
    { title: 'A tilde.', text: 'exchange:\n  autodiscover: ~\n', at: ['exchange.autodiscover'] },
  ],
  good: [
    { title: 'Left out.', text: 'name: contoso\n' },
    { title: 'The word in quotes.', text: 'description: "null"\n' },
    { title: 'A value on the next line.', text: 'description:\n  Contoso and its branches\n' },
  ],
};
