import type { Range } from '../source-text.ts';

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly range: Range;
  /** The decoded text; of a plain scalar, as it is written. */
  readonly text: string;
  /** Resolved by the core schema of YAML 1.2 where the scalar is plain. */
  readonly value: string | number | boolean | null;
}

export interface YamlSequence {
  readonly kind: 'sequence';
  readonly range: Range;
  readonly items: readonly YamlUse[];
}

export interface YamlMapping {
  readonly kind: 'mapping';
  readonly range: Range;
  readonly entries: readonly YamlEntry[];
}

/** Stands where something was already refused, so that nobody reports it twice. */
export interface YamlRefused {
  readonly kind: 'refused';
  readonly range: Range;
}

export type YamlNode = YamlScalar | YamlSequence | YamlMapping | YamlRefused;

/** A node where it is used: `range` is the node's own, or that of the alias that stands for it. */
export interface YamlUse {
  readonly node: YamlNode;
  readonly range: Range;
}

export interface YamlEntry {
  readonly key: string;
  /** What YAML reads the key as; not text in `2013: x` or `true: x`. */
  readonly keyValue: YamlScalar['value'];
  readonly keyRange: Range;
  readonly use: YamlUse;
}
