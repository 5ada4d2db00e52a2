import { readAttributes, wordBehindBrackets } from './attribute.ts';
import { readBlock } from './block.ts';
import { readExpression } from './expression.ts';
import type { Reader } from './reader.ts';
import { type Closer, keywordAt, readStatement, readStatements } from './statements.ts';
import { readVariable } from './variable.ts';

const blocks: ReadonlySet<string> = new Set(['begin', 'process', 'end', 'dynamicparam', 'clean']);

/** What is in a file, a function or a script block: parameters, then named blocks or statements. */
export function readScriptBody(reader: Reader, closer: Closer): void {
  reader.skipSeparators();
  while (keywordAt(reader) === 'using') {
    readStatement(reader);
    reader.skipSeparators();
  }
  readParameterBlock(reader);
  reader.skipSeparators();
  for (let name = keywordAt(reader); name !== undefined && blocks.has(name); name = keywordAt(reader)) {
    if (!hasBraceBehind(reader, name)) break;
    if (name === 'clean')
      reader.found.newerSyntax.push({
        construct: 'clean {}',
        since: '7.3',
        at: reader.from(reader.position, reader.position + name.length),
      });
    reader.position += name.length;
    readBlock(reader);
    reader.skipSeparators();
  }
  readStatements(reader, closer);
}

function hasBraceBehind(reader: Reader, name: string): boolean {
  const back = reader.position;
  reader.position += name.length;
  reader.skipNewlines();
  const has = reader.peek() === '{';
  reader.position = back;
  return has;
}

/** `param (…)` with the attributes before it. Attributes that it does not follow begin a statement. */
function readParameterBlock(reader: Reader): void {
  const start = reader.position;
  if (reader.peek() === '[' && wordBehindBrackets(reader) !== 'param') return;
  readAttributes(reader, 'between');
  reader.skipNewlines();
  if (keywordAt(reader) !== 'param') {
    reader.position = start;
    return;
  }
  reader.position += 'param'.length;
  reader.skipNewlines();
  if (reader.peek() === '(') readParameters(reader);
  else reader.position = start;
}

/** Parameters in parentheses, at the first of these. */
export function readParameters(reader: Reader): void {
  const { commas } = reader.context;
  reader.enter();
  reader.context.commas = 'divide';
  reader.position += 1;
  for (;;) {
    reader.skipNewlines();
    readAttributes(reader, 'between');
    reader.skipNewlines();
    if (reader.peek() === ')') break;
    if (reader.peek() !== '$' || readVariable(reader, 'expression') === undefined) reader.fail();
    reader.skipNewlines();
    if (reader.peek() === '=') {
      reader.position += 1;
      reader.skipNewlines();
      if (readExpression(reader) === undefined) reader.fail();
      reader.skipNewlines();
    }
    if (reader.peek() !== ',') break;
    reader.position += 1;
  }
  if (reader.peek() === ')') reader.position += 1;
  else if (reader.peek() !== '') reader.fail();
  reader.context.commas = commas;
  reader.leave();
}
