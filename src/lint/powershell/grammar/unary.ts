import { type Attribute, readAttributes } from './attribute.ts';
import { isDash, isDigit, startsIdentifier } from './characters.ts';
import { computed } from './expression.ts';
import { readMemberUses } from './member.ts';
import { readNumber } from './number.ts';
import { isUnaryOperator, readOperator } from './operator.ts';
import { readPrimary } from './primary.ts';
import type { Expression, Reader } from './reader.ts';

/** One value with the operators and types before it; undefined, and nothing read, where there is none. */
export function readUnary(reader: Reader): Expression | undefined {
  const start = reader.position;
  reader.enter();
  const expression = readPrefixed(reader);
  reader.leave();
  if (expression === undefined) {
    reader.position = start;
    return undefined;
  }
  const back = reader.position;
  reader.skipSpace();
  const c = reader.peek();
  if ((c === '+' && reader.peek(1) === '+') || (isDash(c) && isDash(reader.peek(1)))) {
    reader.position += 2;
    return computed(reader, start);
  }
  reader.position = back;
  return expression;
}

function readPrefixed(reader: Reader): Expression | undefined {
  const c = reader.peek();
  if (c === '[') return readTyped(reader);
  if (c === ',') return readComma(reader);
  const start = reader.position;
  if ((c === '+' || isDash(c)) && (isDigit(reader.peek(1)) || reader.peek(1) === '.')) {
    reader.position += 1;
    return readNumber(reader, 'expression', start);
  }
  if (c === '!') {
    if (startsIdentifier(reader.peek(1))) return undefined;
    reader.position += 1;
  } else if (c === '+' || isDash(c)) {
    const operator = readOperator(reader);
    if (operator === undefined || !isUnaryOperator(operator)) return undefined;
  } else return readPrimary(reader, 'expression');
  reader.skipNewlines();
  if (readUnary(reader) === undefined) reader.fail();
  return computed(reader, start);
}

function readComma(reader: Reader): Expression | undefined {
  if (reader.context.commas === 'divide') return undefined;
  const start = reader.position;
  reader.position += 1;
  reader.skipNewlines();
  const item = readUnary(reader);
  if (item === undefined) return reader.fail();
  const at = reader.from(start);
  return { at, value: { kind: 'array', at, items: [item.value] }, isList: true };
}

/** Types and attributes, and what they convert if anything: `[xml]`, `[xml]$text`, `[xml]::new()`. */
function readTyped(reader: Reader): Expression | undefined {
  const attributes = readAttributes(reader, 'within');
  const last = attributes.at(-1);
  return last === undefined ? undefined : afterAttributes(reader, attributes, last);
}

function afterAttributes(
  reader: Reader,
  attributes: readonly Attribute[],
  last: Attribute,
): Expression | undefined {
  const type: Expression = {
    at: last.at,
    value: { kind: 'type', at: last.at, name: last.name, converts: undefined },
  };
  let expression: Expression | undefined;
  let rest = attributes;
  if (last.isType) {
    expression = readMemberUses(reader, type, last.start, 'expression', 'type');
    if (expression !== type) rest = attributes.slice(0, -1);
  } else reader.skipNewlines();
  if (expression === undefined || expression === type) {
    const back = reader.position;
    reader.skipSpace();
    const operand = ['\r', '\n', ','].includes(reader.peek()) ? undefined : readUnary(reader);
    if (operand === undefined) {
      if (!last.isType) reader.fail();
      reader.position = back;
      rest = attributes.slice(0, -1);
    } else expression = operand;
  }
  for (const attribute of rest.toReversed()) {
    const at = reader.from(attribute.start);
    const converts = expression?.value;
    expression = attribute.isType
      ? { at, value: { kind: 'type', at, name: attribute.name, converts } }
      : { at, value: { kind: 'expression', at } };
  }
  return expression;
}
