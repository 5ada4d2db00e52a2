import { endsNumber, endsToken } from './characters.ts';
import type { Expression, Reader } from './reader.ts';

const number =
  /(?:0[xX][0-9a-fA-F]+|0[bB][01]+|(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][+\-\u2013-\u2015]?\d+)?)(?:[uU][lLsSyY]?|[sSlLyYdDnN])?(?:[kKmMgGtTpP][bB])?/y;

/** A number without its sign; undefined, and nothing read, where the word goes on: `7z`, `1.2.3`. */
export function readNumber(
  reader: Reader,
  place: 'argument' | 'expression',
  start = reader.position,
): Expression | undefined {
  const back = reader.position;
  const digits = reader.match(number);
  if (digits === undefined) return undefined;
  reader.position += digits.length;
  const next = reader.peek();
  const isWord = back === reader.expressionStart && (next === '?' || next === ':');
  if (isWord || !(place === 'argument' ? endsToken(next) : endsNumber(next))) {
    reader.position = back;
    return undefined;
  }
  const at = reader.from(start);
  tellNewer(reader, digits, start);
  return { at, value: { kind: 'number', at, raw: reader.text.slice(start, reader.position) } };
}

function tellNewer(reader: Reader, digits: string, start: number): void {
  const since = /^0b/i.test(digits) || /n(?:[kmgtp]b)?$/i.test(digits) ? '7.0' : '6.2';
  const suffixed = /^0x/i.test(digits)
    ? /(?:u[lsy]?|[sn])(?:[kmgtp]b)?$/i
    : /(?:u[lsy]?|[syn])(?:[kmgtp]b)?$/i;
  if (since === '7.0' || suffixed.test(digits))
    reader.found.newerSyntax.push({ construct: digits, since, at: reader.from(start) });
}
