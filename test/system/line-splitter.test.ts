import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitLines } from '../../src/system/line-splitter.ts';

function linesOf(chunks: readonly Uint8Array[]): string[] {
  const lines: string[] = [];
  const splitter = splitLines((line) => lines.push(line));
  for (const chunk of chunks) splitter.take(chunk);
  splitter.end();
  return lines;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('splitLines', () => {
  test.each([
    ['LF', ['a\nb\n'], ['a', 'b']],
    ['CRLF', ['a\r\nb\r\n'], ['a', 'b']],
    ['a CRLF cut in two', ['a\r', '\nb'], ['a', 'b']],
    ['a lone CR', ['a\rb\n'], ['a', 'b']],
    ['no line end at the end', ['a\nb'], ['a', 'b']],
    ['a CR as the last byte', ['a\r'], ['a']],
    ['empty lines', ['\n\na\n'], ['', '', 'a']],
    ['nothing', [], []],
  ])('%s', (_name, chunks, expected) => {
    expect(linesOf(chunks.map(bytes))).toEqual(expected);
  });

  test('where the pieces are cut makes no difference', () => {
    const text = fc.array(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom('\n', '\r\n', 'ü')),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(text, fc.array(fc.nat(40)), (parts, cuts) => {
        const whole = bytes(parts.join(''));
        const places = [...new Set(cuts.filter((cut) => cut < whole.length))].sort((a, b) => a - b);
        const chunks = [0, ...places].map((start, index) =>
          whole.slice(start, places[index] ?? whole.length),
        );
        expect(linesOf(chunks)).toEqual(linesOf([whole]));
      }),
    );
  });
});
