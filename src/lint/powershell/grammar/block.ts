import { close } from './brackets.ts';
import type { Reader } from './reader.ts';
import { readStatements } from './statements.ts';

/** Statements in braces, which may begin on a later line; the place behind them. */
export function readBlock(reader: Reader): number {
  reader.skipNewlines();
  if (reader.peek() !== '{') reader.fail();
  const { commas } = reader.context;
  reader.enter();
  reader.position += 1;
  readStatements(reader, '}');
  close(reader, '}');
  reader.leave();
  reader.context.commas = commas;
  return reader.position;
}
