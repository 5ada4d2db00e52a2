import type { ShapeDescription } from '../shape-description.ts';

export const yamlTag: ShapeDescription = {
  id: 'ENV007',
  summary: 'A value or a key carries a YAML tag.',
  why: 'Values are read as they stand, and nothing is constructed from them.',
  source: 'YAML 1.2.2; docs/environment.md.',
  bad: [
    {
      title: 'A tag where quotes do.',
      text: 'exchange:\n  version: !!str 2013\n',
      at: ['exchange.version'],
    },
    { title: 'A tag of a program.', text: 'name: !environment contoso\n', at: ['name'] },
    { title: 'On a list.', text: 'skype:\n  sipDomains: !!set [contoso.com]\n', at: ['skype.sipDomains'] },
  ],
  good: [
    { title: 'Quotes.', text: 'exchange:\n  version: "2013"\n' },
    { title: 'An exclamation mark in a text.', text: 'description: Done!\n' },
    { title: 'One in quotes.', text: 'description: "!important"\n' },
  ],
};
