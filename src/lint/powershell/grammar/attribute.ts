import type { Range } from '../../../environment/source-text.ts';
import { isNewline, isSpace, startsIdentifier } from './characters.ts';
import { readExpression } from './expression.ts';
import { lineEnd } from './line-end.ts';
import type { Reader } from './reader.ts';

/** `[xml]`, which names a type, or `[Parameter(Mandatory)]`, which has arguments. */
export interface Attribute {
  readonly at: Range;
  readonly start: number;
  /** Without the brackets. */
  readonly name: string;
  readonly isType: boolean;
}

/** All attributes at the place; after one with arguments a line may end. */
export function readAttributes(reader: Reader, lines: 'within' | 'between'): readonly Attribute[] {
  const attributes: Attribute[] = [];
  for (;;) {
    const back = reader.position;
    if (lines === 'between' || attributes.at(-1)?.isType === false) reader.skipNewlines();
    else reader.skipSpace();
    const attribute = readAttribute(reader);
    if (attribute === undefined) {
      reader.position = back;
      return attributes;
    }
    attributes.push(attribute);
  }
}

/** Undefined, and nothing read, where the bracket opens no name of a type. */
export function readAttribute(reader: Reader): Attribute | undefined {
  if (reader.peek() !== '[') return undefined;
  const start = reader.position;
  reader.position += 1;
  reader.skipNewlines();
  const nameStart = reader.position;
  if (!startsIdentifier(reader.peek()) || !skipTypeName(reader)) {
    reader.position = start;
    return undefined;
  }
  const name = reader.text.slice(nameStart, reader.position).trim();
  const isType = reader.peek() === ']';
  if (!isType) readArguments(reader);
  if (reader.peek() !== ']') reader.fail();
  reader.position += 1;
  return { at: reader.from(start), start, name, isType };
}

/** Generic arguments, ranks of arrays and names of assemblies too, up to the bracket or parenthesis behind; false where it is no type. */
function skipTypeName(reader: Reader): boolean {
  for (let open = 0; ; reader.position += 1) {
    const plain = reader.match(/[^[\](),;{}|&$'"\r\n]*/y) ?? '';
    reader.position += plain.length;
    const c = reader.peek();
    if (c === '[') open += 1;
    else if (c === ']' && open > 0) open -= 1;
    else if (c === ']') return true;
    else if (c === '(') return open === 0;
    else if (c !== ',' && !(open > 0 && (c === '\r' || c === '\n'))) return false;
  }
}

function readArguments(reader: Reader): void {
  const { commas } = reader.context;
  reader.context.commas = 'divide';
  reader.enter();
  reader.position += 1;
  for (;;) {
    reader.skipNewlines();
    const name = reader.match(/[\p{L}_][\p{L}\p{Nd}_]*(?=\s*(?:=|,|\)))/uy);
    if (name !== undefined) {
      reader.position += name.length;
      reader.skipSpace();
      if (reader.peek() === '=') {
        reader.position += 1;
        reader.skipNewlines();
        if (readExpression(reader) === undefined) reader.fail();
      }
    } else readExpression(reader);
    reader.skipNewlines();
    if (reader.peek() !== ',') break;
    reader.position += 1;
  }
  if (reader.peek() !== ')') reader.fail();
  reader.position += 1;
  reader.skipNewlines();
  reader.leave();
  reader.context.commas = commas;
}

/** In characters; what is longer is an unfinished bracket, and is not looked at again from every line behind it. */
const longestAttribute = 2000;

/**
 * The word in lower case that brackets at the place are followed by, with nothing but white space and comments between.
 * Looks at the text only, so that an attribute is read once, by who knows what it stands before.
 */
export function wordBehindBrackets(reader: Reader): string | undefined {
  const { text } = reader;
  let open = 0;
  let opened = reader.position;
  for (let index = reader.position; index < reader.end; index += 1) {
    const c = text.charAt(index);
    if (open === 0) opened = index;
    if (index - opened > longestAttribute) return undefined;
    if (c === "'" || c === '"') {
      index = text.indexOf(c, index + 1);
      if (index === -1) return undefined;
    } else if (c === '<' && text[index + 1] === '#') {
      const end = text.indexOf('#>', index + 2);
      if (end === -1) return undefined;
      index = end + 1;
    } else if (c === '#') {
      index = lineEnd(text, index, reader.end);
    } else if (c === '[' || (open > 0 && (c === '(' || c === '{'))) open += 1;
    else if (open > 0 && (c === ']' || c === ')' || c === '}')) open -= 1;
    else if (open === 0 && !isNewline(c) && !isSpace(c)) {
      const word = /[a-z]+/iy;
      word.lastIndex = index;
      return word.exec(text)?.[0].toLowerCase();
    }
  }
  return undefined;
}
