import type { ShapeDescription } from '../shape-description.ts';

export const secondDocument: ShapeDescription = {
  id: 'ENV005',
  summary: 'The file holds more than one YAML document.',
  why: 'One file is one environment: plan directory, journal and approvals are named after it.',
  source: 'YAML 1.2.2; docs/environment.md.',
  bad: [
    { title: 'Two environments.', text: 'name: contoso\n---\nname: fabrikam\n', at: [''] },
    { title: 'The same one twice.', text: '---\nname: contoso\n---\nname: contoso\n', at: [''] },
    { title: 'Behind the end of the first.', text: 'name: contoso\n...\n---\nname: fabrikam\n', at: [''] },
  ],
  good: [
    { title: 'A document marker alone is fine.', text: '---\nname: contoso\n' },
    { title: 'An end marker, too.', text: 'name: contoso\n...\n' },
    { title: 'Three hyphens in a text.', text: 'description: "a --- b"\n' },
  ],
};
