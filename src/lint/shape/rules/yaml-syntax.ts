import type { ShapeDescription } from '../shape-description.ts';

export const yamlSyntax: ShapeDescription = {
  id: 'ENV003',
  summary: 'The file is not YAML.',
  why: 'Nothing after the fault can be trusted, so this is reported alone.',
  source: 'YAML 1.2.2; docs/environment.md.',
  bad: [
    { title: 'A tab.', text: 'features:\n\tinstantMessaging: true\n', at: [''] },
    { title: 'An open bracket.', text: 'exchange: { version: 2013\n', at: [''] },
    { title: 'A quote that is never closed.', text: 'name: "contoso\nstage: lab\n', at: [''] },
  ],
  good: [
    { title: 'Tabs in a text.', text: 'description: "a\\tb"\n' },
    {
      title: 'Brackets that close on another line.',
      text: 'exchange: { version: 2013,\n  autodiscover: autodiscover.contoso.com }\n',
    },
    { title: 'A quote inside a word.', text: "description: Contoso's first\n" },
  ],
};
