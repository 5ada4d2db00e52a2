import { readArgument } from './argument.ts';
import { readBlock } from './block.ts';
import { close } from './brackets.ts';
import { isNewline } from './characters.ts';
import { readPipelineChain } from './pipeline.ts';
import type { Reader } from './reader.ts';
import { keywordAt } from './statements.ts';
import { readVariable } from './variable.ts';

export function readIf(reader: Reader): number {
  readCondition(reader);
  let end = readBlock(reader);
  for (;;) {
    reader.skipNewlines();
    const keyword = keywordAt(reader);
    if (keyword !== 'elseif' && keyword !== 'else') break;
    reader.position += keyword.length;
    if (keyword === 'elseif') readCondition(reader);
    end = readBlock(reader);
    if (keyword === 'else') break;
  }
  reader.position = end;
  return end;
}

export function readWhile(reader: Reader): number {
  readCondition(reader);
  return readBlock(reader);
}

export function readDo(reader: Reader): undefined {
  readBlock(reader);
  reader.skipNewlines();
  const keyword = keywordAt(reader);
  if (keyword !== 'while' && keyword !== 'until') return reader.fail();
  reader.position += keyword.length;
  readCondition(reader);
}

/** A pipeline in parentheses. */
function readCondition(reader: Reader): void {
  openParenthesis(reader);
  if (readPipelineChain(reader) === undefined) reader.fail();
  reader.skipNewlines();
  close(reader, ')');
}

function openParenthesis(reader: Reader): void {
  reader.skipNewlines();
  if (reader.peek() !== '(') reader.fail();
  reader.position += 1;
  reader.skipNewlines();
}

export function readFor(reader: Reader): number {
  openParenthesis(reader);
  for (let part = 0; part < 3; part += 1) {
    readPipelineChain(reader);
    reader.skipSpace();
    if (part < 2 && (reader.peek() === ';' || isNewline(reader.peek()))) reader.position += 1;
    reader.skipNewlines();
  }
  close(reader, ')');
  return readBlock(reader);
}

export function readForeach(reader: Reader): number {
  readFlags(reader);
  openParenthesis(reader);
  if (readVariable(reader, 'expression') === undefined) reader.fail();
  reader.skipNewlines();
  if (keywordAt(reader) !== 'in') reader.fail();
  reader.position += 'in'.length;
  reader.skipNewlines();
  if (readPipelineChain(reader) === undefined) reader.fail();
  reader.skipNewlines();
  close(reader, ')');
  return readBlock(reader);
}

/** `-Regex` and the like, those that take a value with it. */
function readFlags(reader: Reader): string {
  let last = '';
  for (;;) {
    reader.skipNewlines();
    const flag = reader.match(/[-\u2013-\u2015][a-zA-Z]+/y);
    if (flag === undefined) return last;
    reader.position += flag.length;
    last = flag.slice(1).toLowerCase();
    if (last !== 'file' && last !== 'throttlelimit') continue;
    reader.skipNewlines();
    const given = readArgument(reader, 'one');
    if (given === undefined) return reader.fail();
    const { at, value } = given;
    if (last === 'file')
      reader.found.pipelines.push({ at, elements: [{ kind: 'value', at, value }], redirectedTo: [] });
  }
}

export function readSwitch(reader: Reader): number {
  readFlags(reader);
  reader.skipNewlines();
  if (reader.peek() === '(') readCondition(reader);
  reader.skipNewlines();
  if (reader.peek() !== '{') reader.fail();
  reader.position += 1;
  reader.skipNewlines();
  while (reader.peek() !== '}' && reader.peek() !== '') {
    if (readArgument(reader, 'one') === undefined) reader.fail();
    readBlock(reader);
    reader.skipSeparators();
  }
  close(reader, '}');
  return reader.position;
}
