import { endsToken, isDoubleQuote, isInIdentifier, startsVariable } from './characters.ts';
import { readEscape } from './escape.ts';
import type { Reader } from './reader.ts';

/** Among arguments, a variable that goes on as a word is part of that word: `$folder\file.xml`. */
export type Place = 'argument' | 'expression' | 'string';

/** The name of a variable, with the place behind it; undefined, and nothing read, where there is none. At the dollar or the splatting at sign. */
export function readVariable(reader: Reader, place: Place): string | undefined {
  const start = reader.position;
  reader.position += 1;
  const name =
    reader.peek() === '{' && reader.text[start] === '$'
      ? readBraced(reader, place)
      : readPlain(reader, place);
  if (name === undefined) reader.position = start;
  return name;
}

function readBraced(reader: Reader, place: Place): string | undefined {
  const start = reader.position;
  reader.position += 1;
  let name = '';
  for (let c = reader.peek(); c !== '}'; c = reader.peek()) {
    if (c === '') reader.fail(start - 1, reader.end);
    if (c === '`') name += readEscape(reader);
    else {
      const isDoubled = place === 'string' && isDoubleQuote(c) && isDoubleQuote(reader.peek(1));
      name += c;
      reader.position += isDoubled ? 2 : 1;
    }
  }
  reader.position += 1;
  const next = reader.peek();
  return place === 'argument' && !endsToken(next) && next !== '.' && next !== '[' ? undefined : name;
}

function readPlain(reader: Reader, place: Place): string | undefined {
  const start = reader.position;
  const first = reader.peek();
  if (!startsVariable(first)) return undefined;
  reader.position += 1;
  const isSpecial = first === '$' || first === '?' || first === '^';
  if (!isSpecial) {
    for (;;) {
      const c = reader.peek();
      if (c !== '?' && !isInIdentifier(c) && (c !== ':' || reader.peek(1) === ':')) break;
      reader.position += 1;
    }
  }
  const next = reader.peek();
  const ends =
    endsToken(next) || (!isSpecial && (next === '.' || next === '[' || next === '=' || next === ':'));
  if (place === 'argument' && !ends) return undefined;
  return reader.text.slice(start, reader.position);
}
