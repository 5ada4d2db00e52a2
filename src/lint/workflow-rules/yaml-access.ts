import type { YamlEntry, YamlUse } from '../../environment/yaml/node.ts';
import type { Scalar } from './workflow.ts';

export function entriesOf(use: YamlUse | undefined): readonly YamlEntry[] {
  return use?.node.kind === 'mapping' ? use.node.entries : [];
}

export function entryOf(use: YamlUse | undefined, key: string): YamlEntry | undefined {
  return entriesOf(use).find((entry) => entry.key === key);
}

export function child(use: YamlUse | undefined, key: string): YamlUse | undefined {
  return entryOf(use, key)?.use;
}

/** A scalar at its own place, also where an alias stands for it. */
export function scalarOf(use: YamlUse | undefined): Scalar | undefined {
  if (use?.node.kind !== 'scalar' || use.node.value === null) return undefined;
  return { text: use.node.text, at: use.node.range };
}

export function scalarAt(use: YamlUse | undefined, key: string): Scalar | undefined {
  return scalarOf(child(use, key));
}

/** The scalars of a list, or the one that stands in its place. */
export function listOf(use: YamlUse | undefined): readonly Scalar[] {
  if (use?.node.kind !== 'sequence') {
    const only = scalarOf(use);
    return only === undefined ? [] : [only];
  }
  return use.node.items.flatMap((item) => scalarOf(item) ?? []);
}

export function itemsOf(use: YamlUse | undefined): readonly YamlUse[] {
  return use?.node.kind === 'sequence' ? use.node.items : [];
}

/** Every scalar in a value, keys not among them. */
export function scalarsIn(use: YamlUse): readonly Scalar[] {
  const { node } = use;
  if (node.kind === 'sequence') return node.items.flatMap(scalarsIn);
  if (node.kind === 'mapping') return node.entries.flatMap((entry) => scalarsIn(entry.use));
  const only = scalarOf(use);
  return only === undefined ? [] : [only];
}
