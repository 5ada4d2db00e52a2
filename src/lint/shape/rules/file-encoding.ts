import type { ShapeDescription } from '../shape-description.ts';

export const fileEncoding: ShapeDescription = {
  id: 'ENV002',
  summary: 'The file is not UTF-8.',
  why: 'In another encoding names would be read wrongly without anybody noticing.',
  source: 'YAML 1.2.2; docs/environment.md.',
  bad: [
    {
      title: 'The code page of Western Windows.',
      text: 'description: F\u00FChrung\n',
      encoding: 'windows-1252',
      at: [''],
    },
    {
      title: 'What old editors call Unicode.',
      text: '\uFEFFname: contoso\n',
      encoding: 'utf-16le',
      at: [''],
    },
    {
      title: 'The same without a mark.',
      text: 'name: contoso\n',
      encoding: 'utf-16be',
      at: [''],
    },
  ],
  good: [
    { title: 'UTF-8.', text: 'description: F\u00FChrung\n' },
    { title: 'UTF-8 with a mark.', text: '\uFEFFdescription: F\u00FChrung\n' },
    { title: 'ASCII is UTF-8.', text: 'name: contoso\n' },
  ],
};
