import type { HashtableEntry, Value } from '../value.ts';
import { close } from './brackets.ts';
import { isNewline } from './characters.ts';
import type { Expression, Reader } from './reader.ts';
import { readStatement } from './statements.ts';
import { readUnary } from './unary.ts';

/** `@{…}`, at its at sign. */
export function readHashtable(reader: Reader): Expression {
  const start = reader.position;
  const entries: HashtableEntry[] = [];
  reader.enter();
  reader.position += 2;
  reader.skipNewlines();
  for (let entry = readEntry(reader); entry !== undefined; entry = readEntry(reader)) {
    entries.push(entry);
    const back = reader.position;
    reader.skipSpace();
    if (!isNewline(reader.peek()) && reader.peek() !== ';') {
      reader.position = back;
      break;
    }
    reader.skipSeparators();
  }
  reader.skipNewlines();
  close(reader, '}');
  reader.leave();
  const at = reader.from(start);
  return { at, value: { kind: 'hashtable', at, entries } };
}

function readEntry(reader: Reader): HashtableEntry | undefined {
  const start = reader.position;
  const key = readKey(reader);
  if (key === undefined) return undefined;
  reader.skipSpace();
  if (reader.peek() !== '=') reader.fail();
  reader.position += 1;
  reader.skipNewlines();
  const statement = readStatement(reader);
  if (statement === undefined) return reader.fail();
  const value: Value = statement.value?.value ?? { kind: 'expression', at: statement.at };
  return { at: { start: reader.from(start).start, end: statement.at.end }, key: key.name, value };
}

function readKey(reader: Reader): { readonly name: string | undefined } | undefined {
  const identifier = reader.identifier();
  if (identifier !== undefined) {
    reader.position += identifier.length;
    return { name: identifier };
  }
  const { commas } = reader.context;
  reader.context.commas = 'divide';
  const key = readUnary(reader);
  reader.context.commas = commas;
  if (key === undefined) return undefined;
  return {
    name: key.value.kind === 'string' && key.value.at.start === key.at.start ? key.value.text : undefined,
  };
}
