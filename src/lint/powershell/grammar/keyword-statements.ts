import { readArgument } from './argument.ts';
import { readAttribute } from './attribute.ts';
import { readBlock } from './block.ts';
import { isNewline } from './characters.ts';
import { readClass, readEnum } from './class.ts';
import { endOfBroken } from './end-of-broken.ts';
import { readDo, readFor, readForeach, readIf, readSwitch, readWhile } from './flow.ts';
import { readFunction } from './function.ts';
import { readPipelineChain } from './pipeline.ts';
import type { Reader } from './reader.ts';
import { keywordAt } from './statements.ts';
import { readUnary } from './unary.ts';

/** Reads what follows the keyword; the place behind it where that is not the present one. */
type ReadStatement = (reader: Reader, keyword: string, start: number) => number | undefined;

/** What can begin a statement, by its word in lower case (about_Language_Keywords). */
export const keywordStatements: ReadonlyMap<string, ReadStatement> = new Map<string, ReadStatement>([
  ['if', readIf],
  ['while', readWhile],
  ['do', readDo],
  ['for', readFor],
  ['foreach', readForeach],
  ['switch', readSwitch],
  ['function', readFunction],
  ['filter', readFunction],
  ['workflow', readFunction],
  ['class', readClass],
  ['enum', readEnum],
  ['try', readTry],
  ['trap', readTrap],
  ['data', readData],
  ['return', readResult],
  ['throw', readResult],
  ['exit', readResult],
  ['break', readJump],
  ['continue', readJump],
  ['using', readUsing],
  ['parallel', readBlock],
  ['sequence', readBlock],
  ['configuration', readConfiguration],
]);

function readResult(reader: Reader): number {
  const back = reader.position;
  reader.skipSpace();
  if (readPipelineChain(reader) === undefined) reader.position = back;
  return reader.position;
}

function readJump(reader: Reader): undefined {
  const back = reader.position;
  reader.skipSpace();
  const label = reader.identifier();
  if (label !== undefined) reader.position += label.length;
  else if (isNewline(reader.peek()) || reader.peek() === ';' || readUnary(reader) === undefined)
    reader.position = back;
}

function readTry(reader: Reader): number {
  let end = readBlock(reader);
  for (;;) {
    reader.skipNewlines();
    const keyword = keywordAt(reader);
    if (keyword !== 'catch' && keyword !== 'finally') break;
    reader.position += keyword.length;
    reader.skipNewlines();
    while (keyword === 'catch' && readAttribute(reader) !== undefined) {
      reader.skipNewlines();
      if (reader.peek() === ',') reader.position += 1;
      reader.skipNewlines();
    }
    end = readBlock(reader);
  }
  reader.position = end;
  return end;
}

function readTrap(reader: Reader): number {
  reader.skipNewlines();
  readAttribute(reader);
  return readBlock(reader);
}

function readData(reader: Reader): number {
  reader.skipNewlines();
  const name = reader.identifier();
  reader.position += name?.length ?? 0;
  reader.skipNewlines();
  const supported = reader.match(/[-\u2013-\u2015][a-zA-Z]+/y);
  if (supported !== undefined) {
    reader.position += supported.length;
    reader.skipNewlines();
    if (readArgument(reader, 'list') === undefined) reader.fail();
  }
  return readBlock(reader);
}

function readUsing(reader: Reader, _keyword: string, start: number): undefined {
  for (;;) {
    const back = reader.position;
    reader.skipSpace();
    if (reader.peek() === ';' || readArgument(reader, 'one') === undefined) {
      reader.position = back;
      break;
    }
  }
  reader.found.newerSyntax.push({ construct: 'using', since: '5.0', at: reader.from(start) });
}

/** Words of Desired State Configuration mean what the modules say that define them: they are not read. */
function readConfiguration(reader: Reader, _keyword: string, start: number): undefined {
  reader.skipNewlines();
  const name = reader.match(/[^\s{]+/y);
  reader.position += name?.length ?? 0;
  reader.skipNewlines();
  if (reader.peek() !== '{') reader.fail(start);
  const end = endOfBroken(reader, reader.position + 1, '}', 'go on');
  reader.found.unread.push(reader.from(start, end));
  reader.position = end;
  if (reader.peek() === '}') reader.position += 1;
}
