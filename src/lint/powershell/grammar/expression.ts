import { readCommaList } from './comma-list.ts';
import { isBinaryOperator, readOperator } from './operator.ts';
import type { Expression, Reader } from './reader.ts';
import { readUnary } from './unary.ts';

/** Anything that has a value, without pipes; undefined, and nothing read, where there is none. */
export function readExpression(reader: Reader): Expression | undefined {
  reader.expressionStart = reader.position;
  return readConditional(reader);
}

function readConditional(reader: Reader): Expression | undefined {
  const start = reader.position;
  reader.enter();
  const condition = readBinary(reader);
  const expression = condition === undefined ? undefined : readTernary(reader, start, condition);
  reader.leave();
  return expression;
}

function readTernary(reader: Reader, start: number, condition: Expression): Expression {
  const back = reader.position;
  reader.skipSpace();
  if (reader.peek() !== '?' || reader.peek(1) === '?') {
    reader.position = back;
    return condition;
  }
  reader.position += 1;
  reader.skipNewlines();
  if (readConditional(reader) === undefined) reader.fail();
  reader.skipNewlines();
  if (reader.peek() !== ':') reader.fail();
  reader.position += 1;
  reader.skipNewlines();
  if (readConditional(reader) === undefined) reader.fail();
  const expression = computed(reader, start);
  reader.found.newerSyntax.push({ construct: '? :', since: '7.0', at: expression.at });
  return expression;
}

/** Precedence does not matter here: what the operators join is one value that only PowerShell knows. */
function readBinary(reader: Reader): Expression | undefined {
  const start = reader.position;
  const first = readList(reader);
  if (first === undefined) return undefined;
  let hasOperator = false;
  for (;;) {
    const back = reader.position;
    reader.skipSpace();
    const place = reader.position;
    const operator = readOperator(reader);
    if (operator === undefined || !isBinaryOperator(operator)) {
      reader.position = back;
      return hasOperator ? computed(reader, start) : first;
    }
    if (operator === '??')
      reader.found.newerSyntax.push({ construct: '??', since: '7.0', at: reader.from(place) });
    reader.skipNewlines();
    if (readList(reader) === undefined) reader.fail();
    hasOperator = true;
  }
}

/** One value, or several with commas between. */
function readList(reader: Reader): Expression | undefined {
  const start = reader.position;
  const first = readUnary(reader);
  if (first === undefined || reader.context.commas === 'divide') return first;
  return readCommaList(reader, start, first, readUnary);
}

/** A value that a rule cannot know. */
export function computed(reader: Reader, start: number): Expression {
  const at = reader.from(start);
  return { at, value: { kind: 'expression', at } };
}
