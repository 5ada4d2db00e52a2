import { isDoubleQuote, isNewline, isSingleQuote, isSpace, startsVariable } from './characters.ts';
import { readEscape } from './escape.ts';
import type { Expression, Reader } from './reader.ts';
import { readSubexpressionInString } from './subexpression-in-string.ts';
import { readVariable } from './variable.ts';

/** The text of a string, and whether variables or subexpressions are in it. */
interface Contents {
  readonly text: string;
  readonly isExpandable: boolean;
}

/** A string in quotes, at its first one. */
export function readQuoted(reader: Reader): Expression {
  const start = reader.position;
  if (!isSingleQuote(reader.peek())) return found(reader, start, 'double', readDoubleQuoted(reader));
  return found(reader, start, 'single', { text: readSingleQuoted(reader), isExpandable: false });
}

export function readSingleQuoted(reader: Reader): string {
  const start = reader.position;
  let text = '';
  reader.position += 1;
  for (;;) {
    const plain = reader.match(/[^'\u2018-\u201b]*/y) ?? '';
    text += plain;
    reader.position += plain.length;
    if (reader.peek() === '') reader.fail(start, reader.end);
    if (!isSingleQuote(reader.peek(1))) break;
    text += reader.peek(1);
    reader.position += 2;
  }
  reader.position += 1;
  return text;
}

export function readDoubleQuoted(reader: Reader): Contents {
  const start = reader.position;
  reader.position += 1;
  let text = '';
  let isExpandable = false;
  for (;;) {
    const plain = reader.match(/[^"\u201c-\u201e$`]*/y) ?? '';
    text += plain;
    reader.position += plain.length;
    const c = reader.peek();
    if (c === '') reader.fail(start, reader.end);
    if (c === '`') text += readEscape(reader);
    else if (c === '$') isExpandable = readDollar(reader, 'quoted') || isExpandable;
    else if (isDoubleQuote(reader.peek(1))) {
      text += reader.peek(1);
      reader.position += 2;
    } else break;
    if (c === '$' && !isExpandable) text += c;
  }
  reader.position += 1;
  return { text, isExpandable };
}

/** What a dollar begins in a text; false where it is only itself, which is then read. */
export function readDollar(reader: Reader, form: 'quoted' | 'here'): boolean {
  const next = reader.peek(1);
  if (next === '(') {
    readSubexpressionInString(reader, form);
    return true;
  }
  if ((next === '{' || startsVariable(next)) && readVariable(reader, 'string') !== undefined) return true;
  reader.position += 1;
  return false;
}

/** A here-string, at its at sign: from the line after the header to the line that begins with the footer. */
export function readHereString(reader: Reader): Expression {
  const start = reader.position;
  const isQuote = isSingleQuote(reader.peek(1)) ? isSingleQuote : isDoubleQuote;
  reader.position += 2;
  while (isSpace(reader.peek())) reader.position += 1;
  if (!isNewline(reader.peek())) reader.fail(start);
  let text = '';
  let isExpandable = false;
  for (;;) {
    const c = reader.peek();
    if (c === '') reader.fail(start, reader.end);
    if (isNewline(c)) {
      const end = c === '\r' && reader.peek(1) === '\n' ? '\r\n' : c;
      reader.position += end.length;
      if (isQuote(reader.peek()) && reader.peek(1) === '@') break;
      text += end;
    } else if (isQuote === isDoubleQuote && c === '`') text += readEscape(reader);
    else if (isQuote === isDoubleQuote && c === '$') {
      isExpandable = readDollar(reader, 'here') || isExpandable;
      if (!isExpandable) text += c;
    } else {
      const plain = reader.match(isQuote === isDoubleQuote ? /[^\r\n$`]+/y : /[^\r\n]+/y) ?? c;
      text += plain;
      reader.position += plain.length;
    }
  }
  reader.position += 2;
  return found(reader, start, 'here', { text: text.replace(/^\r\n|^[\r\n]/, ''), isExpandable });
}

function found(
  reader: Reader,
  start: number,
  quote: 'single' | 'double' | 'here',
  { text, isExpandable }: Contents,
): Expression {
  const at = reader.from(start);
  return isExpandable
    ? { at, value: { kind: 'expandable', at, raw: reader.raw(at) } }
    : { at, value: { kind: 'string', at, text, quote } };
}
