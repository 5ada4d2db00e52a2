import {
  endsToken,
  isDash,
  isDoubleQuote,
  isLetter,
  isNewline,
  isSingleQuote,
  startsVariable,
} from './characters.ts';
import { readCommaList } from './comma-list.ts';
import { readEscape } from './escape.ts';
import { readPrimary } from './primary.ts';
import type { Expression, Reader } from './reader.ts';
import { readDollar, readDoubleQuoted, readSingleQuoted } from './string.ts';

/** One argument, or several with commas between; undefined, and nothing read, where the command ends. */
export function readArgument(reader: Reader, count: 'one' | 'list'): Expression | undefined {
  const start = reader.position;
  const first = readItem(reader);
  if (first === undefined || count === 'one') return first;
  return readCommaList(reader, start, first, readItem);
}

/** The end of a command: of its line, its pipeline's element, or what it stands in. */
export function atCommandEnd(reader: Reader): boolean {
  const c = reader.peek();
  return c === '' || isNewline(c) || ';|)}&'.includes(c);
}

function readItem(reader: Reader): Expression | undefined {
  const c = reader.peek();
  if (atCommandEnd(reader) || c === ',' || isRedirection(reader)) return undefined;
  if (c === '<') reader.fail();
  const next = reader.peek(1);
  if (
    c === '@' &&
    !'{(?'.includes(next) &&
    !startsVariable(next) &&
    !isSingleQuote(next) &&
    !isDoubleQuote(next)
  )
    reader.fail();
  const value = readPrimary(reader, 'argument');
  if (value !== undefined) return value;
  if (isDash(c) && (isLetter(next) || next === '_' || next === '?')) {
    const start = reader.position;
    if (readParameterName(reader) !== undefined) return bareWord(reader, start);
  }
  return readWord(reader);
}

export function isRedirection(reader: Reader): boolean {
  const c = reader.peek();
  return c === '>' || ((c === '*' || (c >= '1' && c <= '6')) && reader.peek(1) === '>');
}

/**
 * The name of a parameter and the colon behind it, at its dash; undefined, and nothing read, where a quote makes a word
 * of it: `-Name"x"`.
 */
export function readParameterName(
  reader: Reader,
): { readonly name: string; readonly hasColon: boolean } | undefined {
  const start = reader.position;
  reader.position += 1;
  const name = reader.match(/[^\s\u0085{}();,|&.[:\0'\u2018-\u201b"\u201c-\u201e]*/y) ?? '';
  reader.position += name.length;
  const c = reader.peek();
  if (isSingleQuote(c) || isDoubleQuote(c)) {
    reader.position = start;
    return undefined;
  }
  if (c === ':') reader.position += 1;
  return { name, hasColon: c === ':' };
}

/** A bare word: strings, variables and subexpressions may stand in it. */
export function readWord(reader: Reader): Expression {
  const start = reader.position;
  let text = '';
  let isExpandable = false;
  if (reader.peek() === ']') {
    reader.position += 1;
    return bareWord(reader, start);
  }
  for (let c = reader.peek(); !endsToken(c) || reader.position === start; c = reader.peek()) {
    if (c === '`') text += readEscape(reader);
    else if (isSingleQuote(c)) text += readSingleQuoted(reader);
    else if (isDoubleQuote(c)) {
      const inner = readDoubleQuoted(reader);
      text += inner.text;
      isExpandable ||= inner.isExpandable;
    } else if (c === '$' && readDollar(reader, 'quoted')) isExpandable = true;
    else {
      text += c;
      if (c !== '$') reader.position += 1;
    }
  }
  const at = reader.from(start);
  return isExpandable
    ? { at, value: { kind: 'expandable', at, raw: reader.raw(at) } }
    : { at, value: { kind: 'string', at, text, quote: 'none' } };
}

function bareWord(reader: Reader, start: number): Expression {
  const at = reader.from(start);
  return {
    at,
    value: { kind: 'string', at, text: reader.text.slice(start, reader.position), quote: 'none' },
  };
}
