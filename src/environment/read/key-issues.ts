import type * as z from 'zod/mini';
import { environmentKeys } from '../environment-keys.ts';
import { formatKeyPath, type Segment } from '../key-path.ts';
import { expected } from '../schema/expectation.ts';
import { metadataOf } from '../schema/metadata.ts';
import type { ShapeIssue } from '../shape-issue.ts';
import type { Range } from '../source-text.ts';
import { nearest } from '../values/nearest.ts';
import { quote } from '../values/quote.ts';
import type { YamlEntry } from '../yaml/node.ts';

export interface MissingKey extends ShapeIssue {
  readonly key: string;
}

export interface UnknownKey extends ShapeIssue {
  /** The key that was most likely meant. */
  readonly meant?: string;
}

/** A required key that is not there; the issue stands where it belongs. */
export function missingKey(
  name: string,
  schema: z.core.$ZodType,
  path: readonly Segment[],
  label: Range,
): MissingKey {
  const example = metadataOf(schema)?.example;
  const shown = example === undefined ? `"${name}:"` : `"${name}: ${showExample(example)}"`;
  return {
    rule: 'missing-key',
    message: `The key ${quote(name)} is missing.`,
    remedy: `Add ${shown} (${expected(schema)}).`,
    range: label,
    path: [...path, name],
    key: name,
  };
}

function showExample(example: unknown): string {
  return Array.isArray(example) ? `[${example.map(String).join(', ')}]` : String(example);
}

/** A key that nothing here has. What it most likely means comes first, then where a key of that name belongs. */
export function unknownKey(entry: YamlEntry, known: readonly string[], path: readonly Segment[]): UnknownKey {
  const at = { range: entry.keyRange, path: [...path, entry.key] };
  const place = path.length === 0 ? 'an environment file' : formatKeyPath(path);
  if (typeof entry.keyValue !== 'string') {
    const message = `YAML reads the key ${quote(entry.key)} as a ${typeof entry.keyValue}; there is no such key in ${place}.`;
    return { rule: 'yaml-key', message, remedy: keysOf(known), ...at };
  }
  const message = `There is no key ${quote(entry.key)} in ${place}.`;
  const meant = nearest(entry.key, known);
  if (meant !== undefined) {
    return { rule: 'unknown-key', message, remedy: `Did you mean "${meant}"?`, ...at, meant };
  }
  const elsewhere = environmentKeys().find(
    ({ path: pattern }) => pattern.endsWith(`.${entry.key}`) || pattern === entry.key,
  );
  const remedy = elsewhere === undefined ? keysOf(known) : `It belongs at ${elsewhere.path}.`;
  return { rule: 'unknown-key', message, remedy, ...at };
}

/** One so far down that only its number is told: finding out what it means would take time for nothing. */
export function uncountedKey(entry: YamlEntry): UnknownKey {
  const message = `There is no key ${quote(entry.key)} here.`;
  return { rule: 'unknown-key', message, remedy: 'Remove it.', range: entry.keyRange };
}

function keysOf(known: readonly string[]): string {
  return `Remove it. The keys here are ${known.join(', ')}.`;
}
