import type { Value } from '../value.ts';
import { readPipelineChain } from './pipeline.ts';
import type { Expression, Reader } from './reader.ts';
import { readScriptBody } from './script-body.ts';
import { readStatements, type Statement } from './statements.ts';

/** `(…)`; around a value alone it is that value. */
export function readParentheses(reader: Reader): Expression {
  const start = reader.position;
  const { commas } = reader.context;
  reader.enter();
  reader.context.commas = 'join';
  reader.position += 1;
  reader.skipNewlines();
  const chain = readPipelineChain(reader);
  if (chain === undefined) reader.fail();
  reader.skipNewlines();
  close(reader, ')');
  reader.context.commas = commas;
  reader.leave();
  const at = reader.from(start);
  return { at, value: chain?.value?.value ?? { kind: 'expression', at } };
}

/** `$(…)` and `@(…)`; the second is an array if all in it are values. */
export function readSubexpression(reader: Reader): Expression {
  const start = reader.position;
  const { commas } = reader.context;
  reader.enter();
  reader.context.commas = 'join';
  reader.position += 2;
  const statements = readStatements(reader, ')');
  close(reader, ')');
  reader.context.commas = commas;
  reader.leave();
  const at = reader.from(start);
  const items = reader.text[start] === '@' ? itemsOf(statements) : undefined;
  return { at, value: items === undefined ? { kind: 'expression', at } : { kind: 'array', at, items } };
}

/** A list that is written in the array is taken apart: `@('a', 'b')` has two items. */
function itemsOf(statements: readonly Statement[]): readonly Value[] | undefined {
  const items: Value[] = [];
  for (const { value } of statements) {
    if (value === undefined) return undefined;
    if (value.isList === true && value.value.kind === 'array') items.push(...value.value.items);
    else items.push(value.value);
  }
  return items;
}

/** A script block as a value. */
export function readBraces(reader: Reader): Expression {
  const start = reader.position;
  const { openCommand, outer, commas } = reader.context;
  reader.enter();
  Object.assign(reader.context, { openCommand: undefined, outer: openCommand ?? outer, commas: 'join' });
  reader.position += 1;
  readScriptBody(reader, '}');
  close(reader, '}');
  Object.assign(reader.context, { openCommand, outer, commas });
  reader.leave();
  const at = reader.from(start);
  return { at, value: { kind: 'script-block', at } };
}

/** What the file ends before is taken as closed: whether the file is whole, only PowerShell says. */
export function close(reader: Reader, bracket: ')' | '}'): void {
  if (reader.peek() === bracket) reader.position += 1;
  else if (reader.peek() !== '') reader.fail();
}
