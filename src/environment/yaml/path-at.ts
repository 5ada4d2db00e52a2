import type { Segment } from '../key-path.ts';
import type { YamlUse } from './node.ts';

/** The path of the innermost key or list entry that stands at an offset. What an alias stands for is elsewhere. */
export function pathAt(use: YamlUse, offset: number): Segment[] {
  const { node } = use;
  if (node.range !== use.range) return [];
  if (node.kind === 'mapping') {
    const entry = node.entries.find(
      ({ keyRange, use: { range } }) => offset >= keyRange.start && offset < range.end,
    );
    return entry === undefined ? [] : [entry.key, ...pathAt(entry.use, offset)];
  }
  if (node.kind === 'sequence') {
    const index = node.items.findIndex(({ range }) => offset >= range.start && offset < range.end);
    const item = node.items[index];
    return item === undefined ? [] : [index, ...pathAt(item, offset)];
  }
  return [];
}
