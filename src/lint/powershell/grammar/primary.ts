import { readBraces, readParentheses, readSubexpression } from './brackets.ts';
import { isDigit, isDoubleQuote, isSingleQuote, startsVariable } from './characters.ts';
import { readHashtable } from './hashtable.ts';
import { readMemberUses } from './member.ts';
import { readNumber } from './number.ts';
import type { Expression, Reader } from './reader.ts';
import { readHereString, readQuoted } from './string.ts';
import { readVariable } from './variable.ts';

/** A value and the uses of its members; undefined, and nothing read, where there is none. */
export function readPrimary(reader: Reader, place: 'argument' | 'expression'): Expression | undefined {
  const start = reader.position;
  const primary = readAlone(reader, place);
  if (primary === undefined) return undefined;
  return readMemberUses(reader, primary, start, place, 'value');
}

/** A value alone: what follows it with a dot or a bracket is not read. */
export function readAlone(reader: Reader, place: 'argument' | 'expression'): Expression | undefined {
  const c = reader.peek();
  const next = reader.peek(1);
  if (isSingleQuote(c) || isDoubleQuote(c)) return readQuoted(reader);
  if (c === '$') return next === '(' ? readSubexpression(reader) : readVariableValue(reader, place);
  if (c === '(') return readParentheses(reader);
  if (c === '{') return readBraces(reader);
  if (isDigit(c) || (c === '.' && isDigit(next))) return readNumber(reader, place);
  if (c !== '@') return undefined;
  if (next === '(') return readSubexpression(reader);
  if (next === '{') return readHashtable(reader);
  if (isSingleQuote(next) || isDoubleQuote(next)) return readHereString(reader);
  return startsVariable(next) ? readVariableValue(reader, place) : undefined;
}

function readVariableValue(reader: Reader, place: 'argument' | 'expression'): Expression | undefined {
  const start = reader.position;
  const name = readVariable(reader, place);
  if (name === undefined) return undefined;
  const at = reader.from(start);
  return { at, value: { kind: 'variable', at, name }, isSplatted: reader.text[start] === '@' };
}
