import type { Value } from '../value.ts';
import type { Expression, Reader } from './reader.ts';

/** What follows the first of several values with commas between: an array, or the first one alone. */
export function readCommaList(
  reader: Reader,
  start: number,
  first: Expression,
  readItem: (reader: Reader) => Expression | undefined,
): Expression {
  const items: Value[] = [first.value];
  for (;;) {
    const back = reader.position;
    reader.skipSpace();
    if (reader.peek() !== ',') {
      reader.position = back;
      if (items.length === 1) return first;
      const at = reader.from(start);
      return { at, value: { kind: 'array', at, items }, isList: true };
    }
    reader.position += 1;
    reader.skipNewlines();
    const item = readItem(reader);
    if (item === undefined) reader.fail();
    else items.push(item.value);
  }
}
