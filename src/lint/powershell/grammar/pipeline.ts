import type { Range } from '../../../environment/source-text.ts';
import type { Pipeline } from '../script.ts';
import { isRedirection } from './argument.ts';
import { isNewline, isSpace } from './characters.ts';
import { readCommand } from './command.ts';
import { readExpression } from './expression.ts';
import { lineEnd } from './line-end.ts';
import { isAssignment, readOperator } from './operator.ts';
import type { Expression, Reader } from './reader.ts';
import { readRedirection } from './redirection.ts';
import { readStatement, type Statement } from './statements.ts';

type Open<T> = { -readonly [Key in keyof T]: T[Key] };

/** An assignment, or pipelines with `&&` and `||` between; undefined, and nothing read, where there is none. */
export function readPipelineChain(reader: Reader): Statement | undefined {
  const start = reader.position;
  const expression = readExpression(reader);
  if (expression !== undefined) {
    const assigned = readAssignment(reader, start, expression);
    if (assigned !== undefined) return assigned;
  }
  const first = readPipeline(reader, start, expression);
  if (first === undefined) return undefined;
  let end = first.at.end;
  let isChain = false;
  for (;;) {
    const back = reader.position;
    reader.skipSpace();
    const place = reader.position;
    const operator = ['&&', '||'].find((one) => reader.startsWith(one));
    if (operator === undefined) {
      if (reader.peek() === '&') {
        reader.position += 1;
        reader.found.newerSyntax.push({ construct: '& at the end', since: '6.0', at: first.at });
      } else reader.position = back;
      return isChain ? { at: { start: first.at.start, end } } : first;
    }
    reader.position += 2;
    reader.found.newerSyntax.push({ construct: operator, since: '7.0', at: reader.from(place) });
    reader.skipNewlines();
    const next = readPipeline(reader, reader.position, readExpression(reader));
    if (next === undefined) return reader.fail();
    end = next.at.end;
    isChain = true;
  }
}

function readAssignment(reader: Reader, start: number, target: Expression): Statement | undefined {
  const back = reader.position;
  reader.skipSpace();
  const place = reader.position;
  const operator = readOperator(reader);
  if (operator === undefined || !isAssignment(operator)) {
    reader.position = back;
    return undefined;
  }
  if (operator === '??=')
    reader.found.newerSyntax.push({ construct: operator, since: '7.0', at: reader.from(place) });
  reader.skipNewlines();
  reader.enter();
  const statement = readStatement(reader);
  reader.leave();
  if (statement === undefined) return reader.fail();
  const at: Range = { start: reader.from(start).start, end: statement.at.end };
  reader.found.assignments.push({ at, target: target.value, operator, value: statement.pipeline });
  return { at };
}

/** Told with its first element: what follows may be unreadable. */
function readPipeline(
  reader: Reader,
  start: number,
  expression: Expression | undefined,
): Statement | undefined {
  const elements: Pipeline['elements'][number][] = [];
  const redirectedTo: Pipeline['redirectedTo'][number][] = [];
  const pipeline: Open<Pipeline> = { at: reader.from(start), elements, redirectedTo };
  const add = (element: Pipeline['elements'][number]) => {
    elements.push(element);
    pipeline.at = { start: reader.from(start).start, end: element.at.end };
    if (elements.length === 1) reader.found.pipelines.push(pipeline);
  };
  const value = expression === undefined ? undefined : readRedirections(reader, expression, redirectedTo);
  if (value !== undefined) add({ kind: 'value', at: value.at, value: value.value });
  while (elements.length === 0 || readPipe(reader)) {
    const command = readCommand(reader, pipeline, redirectedTo);
    if (command !== undefined) add(command);
    else if (elements.length === 0) return undefined;
    else reader.fail();
  }
  const isValue = elements.length === 1 && value?.at.end === expression?.at.end;
  return { at: pipeline.at, pipeline, value: isValue ? expression : undefined };
}

/** The value with the redirections behind it. */
function readRedirections(
  reader: Reader,
  expression: Expression,
  redirectedTo: Pipeline['redirectedTo'][number][],
): Expression {
  let { end } = expression.at;
  for (;;) {
    const back = reader.position;
    reader.skipSpace();
    if (!isRedirection(reader)) {
      reader.position = back;
      return { ...expression, at: { ...expression.at, end } };
    }
    const redirection = readRedirection(reader);
    if (redirection.file !== undefined) redirectedTo.push(redirection.file);
    end = redirection.at.end;
  }
}

/** The pipe before another element, at the end of a line or the beginning of the next; false where the pipeline ends. */
function readPipe(reader: Reader): boolean {
  const back = reader.position;
  reader.skipSpace();
  if (isNewline(reader.peek()) && continuesWithPipe(reader.text, reader.position, reader.end)) {
    reader.skipNewlines();
    const at = reader.from(reader.position, reader.position + 1);
    if (reader.peek(1) !== '|')
      reader.found.newerSyntax.push({ construct: '| at the beginning of a line', since: '7.0', at });
  }
  if (reader.peek() === '|' && reader.peek(1) !== '|') {
    reader.position += 1;
    reader.skipNewlines();
    return true;
  }
  const c = reader.peek();
  const isEnd = c === '' || isNewline(c) || ';)}&|'.includes(c);
  if (!isEnd) reader.fail();
  if (c !== '|') reader.position = back;
  return false;
}

/** Whether the line after this one begins with a pipe; comments may stand between, an empty line not. */
function continuesWithPipe(text: string, start: number, end: number): boolean {
  let index = start;
  let isBlank = false;
  while (index < end) {
    const c = text.charAt(index);
    if (isSpace(c)) index += 1;
    else if (isNewline(c)) {
      if (isBlank) return false;
      isBlank = true;
      index += text.startsWith('\r\n', index) ? 2 : 1;
    } else if (c === '#' || text.startsWith('<#', index)) {
      isBlank = false;
      const after = c === '#' ? lineEnd(text, index, end) : text.indexOf('#>', index) + 2;
      if (after <= index) return false;
      index = after;
    } else return c === '|';
  }
  return false;
}
