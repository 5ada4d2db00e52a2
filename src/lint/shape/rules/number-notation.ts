import type { ShapeDescription } from '../shape-description.ts';

export const numberNotation: ShapeDescription = {
  id: 'ENV016',
  summary: 'A number is written in a form that hides what YAML reads.',
  why: '`0x144F` is 5199 and `017` is 17; a reviewer should see the number itself.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'Hexadecimal.',
      text: 'trustedApplication:\n  port: 0x144F\n',
      at: ['trustedApplication.port'],
    },
    { title: 'A version with a dot.', text: 'exchange:\n  version: 2013.0\n', at: ['exchange.version'] },
    { title: 'Octal.', text: 'trustedApplication:\n  port: 0o12117\n', at: ['trustedApplication.port'] },
  ],
  good: [
    { title: 'As it is read.', text: 'trustedApplication:\n  port: 5199\n' },
    { title: 'The number of a version.', text: 'exchange:\n  version: 2013\n' },
    { title: 'In a text.', text: 'description: 0x144F is the port\n' },
  ],
};
