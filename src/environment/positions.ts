import { parseKeyPath } from './key-path.ts';
import type { Range, SourceText } from './source-text.ts';
import type { YamlEntry, YamlUse } from './yaml/node.ts';

export interface TextRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where in the file a key path stands. Looked up when asked: most paths never are. */
export class Positions {
  readonly #root: YamlUse | undefined;
  readonly #source: SourceText;

  constructor(root: YamlUse | undefined, source: SourceText) {
    this.#root = root;
    this.#source = source;
  }

  /** Whether the file gives a value at this path, right or wrong. */
  has(path: string): boolean {
    return this.#find(path).complete;
  }

  /** The value at a path; undefined where the file has none. */
  value(path: string): TextRange | undefined {
    const { complete, use } = this.#find(path);
    return complete && use !== undefined ? this.#textRange(use.range) : undefined;
  }

  /** The key at the end of a path; undefined for an entry of a list and where the file has none. */
  key(path: string): TextRange | undefined {
    const { complete, entry } = this.#find(path);
    return complete && entry !== undefined ? this.#textRange(entry.keyRange) : undefined;
  }

  /**
   * Where a person looks for a path: its value if that is a scalar, else its key or the first key of a list's entry;
   * for a path that the file does not have, that of the nearest one above it.
   */
  nearest(path: string): TextRange {
    return this.#textRange(this.nearestRange(path));
  }

  nearestRange(path: string): Range {
    const { complete, use, entry } = this.#find(path);
    if (use === undefined) return { start: 0, end: 0 };
    if (complete && use.node.kind === 'scalar') return use.range;
    if (entry !== undefined) return entry.keyRange;
    const first = use.node.kind === 'mapping' ? use.node.entries[0]?.keyRange : undefined;
    return first ?? { start: use.range.start, end: use.range.start };
  }

  /** `entry` is undefined where the last step found is an index, or the root. */
  #find(path: string): { complete: boolean; use: YamlUse | undefined; entry: YamlEntry | undefined } {
    let use = this.#root;
    let entry: YamlEntry | undefined;
    const segments = parseKeyPath(path);
    if (segments === undefined) return { complete: false, use, entry };
    for (const segment of segments) {
      const node = use?.node;
      if (typeof segment === 'number') {
        const item: YamlUse | undefined = node?.kind === 'sequence' ? node.items[segment] : undefined;
        if (item === undefined) return { complete: false, use, entry };
        use = item;
        entry = undefined;
      } else {
        const next: YamlEntry | undefined =
          node?.kind === 'mapping' ? node.entries.find(({ key }) => key === segment) : undefined;
        if (next === undefined) return { complete: false, use, entry };
        use = next.use;
        entry = next;
      }
    }
    return { complete: this.#root !== undefined, use, entry };
  }

  #textRange(range: Range): TextRange {
    const start = this.#source.placeOf(range.start);
    const end = this.#source.placeOf(range.end);
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  }
}
