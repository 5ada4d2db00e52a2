import type { Range } from '../../../environment/source-text.ts';
import { readArgument } from './argument.ts';
import type { Reader } from './reader.ts';

/** `> file`, `2>$null`, `*>&1`: its place, and what a file is written with. */
export function readRedirection(reader: Reader): {
  readonly at: Range;
  readonly file: { readonly at: Range; readonly operator: string } | undefined;
} {
  const start = reader.position;
  const operator = reader.match(/[1-6*]?>(?:>|&[12])?/y) ?? '';
  reader.position += operator.length;
  if (operator.includes('&')) return { at: reader.from(start), file: undefined };
  reader.skipSpace();
  const target = readArgument(reader, 'one');
  if (target === undefined) return reader.fail();
  const at = reader.from(start);
  const isNull = target.value.kind === 'variable' && target.value.name.toLowerCase() === 'null';
  return { at, file: isNull ? undefined : { at, operator } };
}
