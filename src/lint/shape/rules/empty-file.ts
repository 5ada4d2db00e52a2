import type { ShapeDescription } from '../shape-description.ts';

export const emptyFile: ShapeDescription = {
  id: 'ENV004',
  summary: 'The file holds nothing, or only comments.',
  why: 'An environment has at least a name, a stage and both sides.',
  source: 'YAML 1.2.2; docs/environment.md.',
  bad: [
    { title: 'Only a comment.', text: '# later\n', at: [''] },
    { title: 'Nothing at all.', text: '', at: [''] },
    { title: 'Only a document marker.', text: '---\n', at: [''] },
  ],
  good: [
    { title: 'One key is something.', text: 'name: contoso\n' },
    { title: 'A comment before it.', text: '# our first\nname: contoso\n' },
    { title: 'An empty mapping is not nothing.', text: '{}\n' },
  ],
};
