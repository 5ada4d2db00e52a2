import type { Reader } from './reader.ts';

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** What a backtick and the character after it mean; `e` and `u{}` came with PowerShell 6. A backtick at the end is itself. */
export function readEscape(reader: Reader): string {
  const start = reader.position;
  const c = reader.peek(1);
  reader.position += c === '' ? 1 : 2;
  if (c === '') return '`';
  if (c === 'u') return readUnicode(reader, start);
  if (c === 'e') tellNewer(reader, '`e', start);
  return escapes[c] ?? c;
}

function readUnicode(reader: Reader, start: number): string {
  const digits = reader.match(/\{[0-9a-fA-F]{1,6}\}/y);
  const point = digits === undefined ? Number.NaN : Number.parseInt(digits.slice(1), 16);
  if (digits === undefined || point > 0x10ffff) return 'u';
  reader.position += digits.length;
  tellNewer(reader, '`u{}', start);
  return String.fromCodePoint(point);
}

function tellNewer(reader: Reader, construct: string, start: number): void {
  reader.found.newerSyntax.push({ construct, since: '6.0', at: reader.from(start) });
}
