import type { ShapeDescription } from '../shape-description.ts';

export const yamlDirective: ShapeDescription = {
  id: 'ENV006',
  summary: 'The file begins with a YAML directive.',
  why: 'It is read as YAML 1.2 in any case; a directive would promise something else.',
  source: 'YAML 1.2.2; docs/environment.md.',
  bad: [
    { title: 'An older YAML.', text: '%YAML 1.1\n---\nname: contoso\n', at: [''] },
    { title: 'The YAML that it is read as anyway.', text: '%YAML 1.2\n---\nname: contoso\n', at: [''] },
    { title: 'A prefix for tags.', text: '%TAG ! tag:contoso.com,2026:\n---\nname: contoso\n', at: [''] },
  ],
  good: [
    { title: 'None.', text: '---\nname: contoso\n' },
    { title: 'In a comment.', text: '# %YAML 1.1\nname: contoso\n' },
    { title: 'A percent sign in a text.', text: 'description: 100 % of the mailboxes\n' },
  ],
};
