import type { ShapeDescription } from '../shape-description.ts';

export const duplicateKey: ShapeDescription = {
  id: 'ENV011',
  summary: 'A key stands twice in one mapping.',
  why: 'One of the two values would be dropped.',
  source: 'YAML 1.2.2; docs/environment.md.',
  bad: [
    { title: 'Twice.', text: 'name: contoso\nstage: lab\nname: fabrikam\n', at: ['name'] },
    {
      title: 'In a server.',
      text: 'exchange:\n  servers:\n    - { name: EX1, name: EX2 }\n',
      at: ['exchange.servers[0].name'],
    },
    { title: 'Once in quotes.', text: 'stage: lab\n"stage": production\n', at: ['stage'] },
  ],
  good: [
    {
      title: 'The same key in two servers.',
      text: 'exchange:\n  servers:\n    - { name: EX1 }\n    - { name: EX2 }\n',
    },
    {
      title: 'The same key on two levels.',
      text: 'exchange:\n  version: 2013\n  servers:\n    - { version: 2016 }\n',
    },
    { title: 'Once in a comment.', text: 'name: contoso\n# name: fabrikam\n' },
  ],
};
