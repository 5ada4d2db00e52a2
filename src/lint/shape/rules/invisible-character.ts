import type { ShapeDescription } from '../shape-description.ts';

export const invisibleCharacter: ShapeDescription = {
  id: 'ENV017',
  summary: 'A value holds a character that nobody sees: a control, a line end, a direction mark.',
  why: 'Exchange strips only blanks from a thumbprint: with U+200E in front, as the certificate dialog copies it, the certificate is not found (event 103).',
  source: 'docs/environment.md.',
  bad: [
    { title: 'A line end.', text: 'description: "one\\ntwo"\n', at: ['description'] },
    {
      title: 'The direction mark of the certificate dialog.',
      text: 'exchange:\n  servers:\n    - certificate: { thumbprint: "\\u200E1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40" }\n',
      at: ['exchange.servers[0].certificate.thumbprint'],
    },
    { title: 'A space of no width, inside a name.', text: 'name: "con\\u200Btoso"\n', at: ['name'] },
  ],
  good: [
    { title: 'One line.', text: 'description: one\n' },
    {
      title: 'Blanks between the digits, as Windows shows them.',
      text: 'exchange:\n  servers:\n    - certificate: { thumbprint: 1d 2e 3f 40 51 62 73 84 95 a6 b7 c8 d9 ea fb 0c 1d 2e 3f 40 }\n',
    },
    {
      title: 'The joiner that some languages write with.',
      text: 'description: "\\u0646\\u0645\\u06CC\\u200C\\u062F\\u0627\\u0646\\u0645"\n',
    },
  ],
};
