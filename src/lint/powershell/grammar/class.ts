import { readAttributes } from './attribute.ts';
import { close } from './brackets.ts';
import { readExpression } from './expression.ts';
import { readBody } from './function.ts';
import { readCallArguments } from './member.ts';
import type { Reader } from './reader.ts';
import { readParameters } from './script-body.ts';
import { keywordAt } from './statements.ts';
import { readVariable } from './variable.ts';

/** Members of a class hold commands as functions do; names of types and members are not kept. */
export function readClass(reader: Reader, _keyword: string, start: number): undefined {
  openBody(reader);
  while (reader.peek() !== '}' && reader.peek() !== '') readMember(reader);
  close(reader, '}');
  reader.found.newerSyntax.push({ construct: 'class', since: '5.0', at: keyword(reader, start, 'class') });
}

export function readEnum(reader: Reader, _keyword: string, start: number): undefined {
  openBody(reader);
  while (reader.peek() !== '}' && reader.peek() !== '') {
    skipName(reader);
    reader.skipSpace();
    if (reader.peek() === '=') {
      reader.position += 1;
      reader.skipNewlines();
      if (readExpression(reader) === undefined) reader.fail();
    }
    reader.skipSeparators();
  }
  close(reader, '}');
  reader.found.newerSyntax.push({ construct: 'enum', since: '5.0', at: keyword(reader, start, 'enum') });
}

function keyword(reader: Reader, start: number, word: string) {
  return reader.from(start, start + word.length);
}

/** The name, what it derives from, and the opening brace. */
function openBody(reader: Reader): void {
  reader.skipNewlines();
  skipName(reader);
  const bases = reader.match(/\s*:[^{};()]*/y);
  reader.position += bases?.length ?? 0;
  reader.skipNewlines();
  if (reader.peek() !== '{') reader.fail();
  reader.position += 1;
  reader.skipSeparators();
}

function skipName(reader: Reader): void {
  const name = reader.identifier();
  if (name === undefined) reader.fail();
  reader.position += name?.length ?? 0;
}

function readMember(reader: Reader): void {
  for (;;) {
    const before = reader.position;
    readAttributes(reader, 'between');
    reader.skipNewlines();
    const modifier = keywordAt(reader);
    if (modifier === 'static' || modifier === 'hidden') reader.position += modifier.length;
    reader.skipNewlines();
    if (reader.position === before) break;
  }
  if (reader.peek() === '$') readProperty(reader);
  else readMethod(reader);
  reader.skipSeparators();
}

function readProperty(reader: Reader): void {
  if (readVariable(reader, 'expression') === undefined) reader.fail();
  reader.skipSpace();
  if (reader.peek() !== '=') return;
  reader.position += 1;
  reader.skipNewlines();
  if (readExpression(reader) === undefined) reader.fail();
}

function readMethod(reader: Reader): void {
  skipName(reader);
  reader.skipNewlines();
  if (reader.peek() !== '(') reader.fail();
  readParameters(reader);
  reader.skipNewlines();
  if (reader.peek() === ':') {
    reader.position += 1;
    reader.skipNewlines();
    if (keywordAt(reader) !== 'base') reader.fail();
    reader.position += 'base'.length;
    reader.skipNewlines();
    if (reader.peek() !== '(') reader.fail();
    readCallArguments(reader);
  }
  readBody(reader, undefined);
}
