import { readWord } from './argument.ts';
import { close } from './brackets.ts';
import { endsToken, isDoubleQuote, isSingleQuote } from './characters.ts';
import type { Reader } from './reader.ts';
import { readParameters, readScriptBody } from './script-body.ts';

/** A function, filter or workflow, behind its keyword. */
export function readFunction(reader: Reader): undefined {
  reader.skipNewlines();
  const c = reader.peek();
  if (endsToken(c) || isSingleQuote(c) || isDoubleQuote(c)) reader.fail();
  const name = readWord(reader);
  const word = name.value.kind === 'string' ? name.value.text : reader.raw(name.at);
  reader.found.functions.push({ name: word, at: name.at });
  readBody(reader, word);
}

/** The parameters and the body of a function, or of a method, whose name is undefined. */
export function readBody(reader: Reader, name: string | undefined): void {
  const { inFunction } = reader.context;
  reader.context.inFunction = name ?? inFunction;
  reader.skipNewlines();
  if (reader.peek() === '(') readParameters(reader);
  reader.skipNewlines();
  if (reader.peek() !== '{') reader.fail();
  const { openCommand, commas } = reader.context;
  reader.enter();
  reader.context.commas = 'join';
  reader.position += 1;
  readScriptBody(reader, '}');
  close(reader, '}');
  reader.leave();
  Object.assign(reader.context, { inFunction, openCommand, commas });
}
