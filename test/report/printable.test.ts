import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { printable } from '../../src/report/printable.ts';
import { notACommand, workflowCommand } from '../../src/report/workflow-command.ts';

test.each([
  ['plain', 'plain'],
  ['Führung\tx\ny', 'Führung\tx\ny'],
  ['\u001B[2J', '\\x1B[2J'],
  ['a\rb', 'a\\x0Db'],
  ['\u009B', '\\x9B'],
  ['\u202Ecod', '\\u202Ecod'],
  ['\uFEFF', '\\uFEFF'],
  ['a\u2028b', 'a\\u2028b'],
  ['\uD800', '\\uD800'],
  ['😀', '😀'],
])('printable(%j)', (text, expected) => {
  expect(printable(text)).toBe(expected);
});

test.each([
  ['::error::x', ': :error::x'],
  ['  ::set-output name=x::y', '  : :set-output name=x::y'],
  ['a\n::stop-commands::x', 'a\n: :stop-commands::x'],
  ['text ##[add-mask]x', 'text ## [add-mask]x'],
  ['a::b', 'a::b'],
  ['::', ': :'],
])('notACommand(%j)', (text, expected) => {
  expect(notACommand(text)).toBe(expected);
});

test('what the runner reads as a command never comes out, whatever a child prints', () => {
  const text = fc.array(
    fc.oneof(
      fc.constantFrom('::', '##[', ' ', '\n', '\r', '\t', 'error', '\u0085', '\u2028'),
      fc.string({ unit: 'binary' }),
    ),
  );
  fc.assert(
    fc.property(text, (parts) => {
      const lines = notACommand(printable(parts.join(''))).split(/\r\n|\n|\r|\u0085|\u2028|\u2029/);
      for (const line of lines) {
        expect(line.trimStart().startsWith('::')).toBe(false);
        expect(line).not.toContain('##[');
      }
    }),
  );
});

test.each([
  [
    ['error', { file: 'a,b:c%.yml', line: 3, col: undefined }, 'x\ny%'],
    '::error file=a%2Cb%3Ac%25.yml,line=3::x%0Ay%25',
  ],
  [['notice', {}, ''], '::notice::'],
  [['warning', { title: 'a\r\nb' }, '::error::'], '::warning title=a%0D%0Ab::::error::'],
] as const)('workflowCommand(%j)', ([name, properties, data], expected) => {
  expect(workflowCommand(name, properties, data)).toBe(expected);
});
