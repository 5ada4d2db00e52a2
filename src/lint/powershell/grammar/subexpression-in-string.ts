import type { Range } from '../../../environment/source-text.ts';
import { isDoubleQuote } from './characters.ts';
import { Reader } from './reader.ts';
import { readStatements } from './statements.ts';

/**
 * `$(…)` in a text, at its dollar. PowerShell looks for its end first, by counting parentheses whatever they stand in; in
 * a quoted string it then makes one quote of each doubled one, and reads what came out.
 */
export function readSubexpressionInString(reader: Reader, form: 'quoted' | 'here'): void {
  const start = reader.position;
  const inner = start + 2;
  const dropped: number[] = [];
  let open = 1;
  reader.position = inner;
  for (; open > 0; reader.position += 1) {
    const c = reader.peek();
    if (c === '') reader.fail(start, reader.end);
    if (c === '(') open += 1;
    else if (c === ')') open -= 1;
    else if (form === 'quoted' && (c === '`' || isDoubleQuote(c)) && isDoubleQuote(reader.peek(1))) {
      dropped.push(reader.position);
      reader.position += 1;
    }
  }
  const { commas } = reader.context;
  reader.context.commas = 'join';
  reader.enter();
  readStatements(within(reader, inner, reader.position - 1, dropped), '');
  reader.leave();
  reader.context.commas = commas;
}

function within(reader: Reader, start: number, end: number, dropped: readonly number[]): Reader {
  const { text, found, context, origins, source } = reader;
  if (dropped.length === 0) return new Reader({ text, start, end, found, context, origins, source });
  const kept: string[] = [];
  const places: Range[] = [];
  let next = 0;
  for (let index = start; index < end; index += 1) {
    const from = index;
    // The character that is left stands for both.
    if (dropped[next] === index) {
      next += 1;
      index += 1;
    }
    kept.push(text.charAt(index));
    places.push(reader.from(from, index + 1));
  }
  return new Reader({
    ...{ text: kept.join(''), start: 0, end: kept.length, found, context, origins: places, source },
  });
}
