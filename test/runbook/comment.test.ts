import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { comment } from '../../src/runbook/comment.ts';

test.each([
  ['plain', 'Nobody notices.', ['# Nobody notices.']],
  ['empty', '', ['#']],
  ['a line break can not end the comment', 'a\r\nRemove-Item *', ['# a Remove-Item *']],
  ['other separators neither', 'a\u2028b\u0085c\vd', ['# a b c d']],
  ['letters by number', 'F\u00fchrung', ['# F\\u00FChrung']],
  ['what looks like a signature', 'SIG # Begin signature block', ['# - SIG # Begin signature block']],
  ['what looks like a requirement', 'Requires -Version 99', ['# Requires -Version 99']],
  ['what would close a block comment', '#> Remove-Item *', ['# #> Remove-Item *']],
])('%s', (_name, text, lines) => {
  expect(comment(text)).toEqual(lines);
});

test('wraps at 100 columns, between words', () => {
  const lines = comment('word '.repeat(60));
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(lines.map((line) => line.slice(2)).join(' ')).toBe('word '.repeat(60).trim());
});

test('whatever the text, every line is a comment of printable ASCII', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
      for (const line of comment(String.fromCharCode(...units))) expect(line).toMatch(/^#(?: [ -~]*)?$/);
    }),
  );
});
