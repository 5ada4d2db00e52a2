import type { Range } from '../../environment/source-text.ts';

/** Things in the order of the text; what holds another comes before it. */
export function inOrder<T extends { readonly at: Range }>(things: readonly T[]): readonly T[] {
  return things.toSorted((a, b) => a.at.start - b.at.start || b.at.end - a.at.end);
}
