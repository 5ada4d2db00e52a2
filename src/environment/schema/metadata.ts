import * as z from 'zod/mini';
import type { Feature } from '../../catalog/features.ts';

/**
 * What is known of a key besides its type. `description`, `pattern` and `uniqueItems` are words of JSON Schema and go
 * there as they are; docs/environment.md shows all.
 */
export interface KeyMetadata {
  readonly description?: string;
  /** The type in words, where zod's own name says too little. */
  readonly type?: string;
  readonly pattern?: string;
  readonly uniqueItems?: true;
  /** The default in words, where it depends on other keys. */
  readonly fallback?: string;
  /** When a key without default is required; absent: always. */
  readonly required?: string;
  /** The features that use the key; absent: all. */
  readonly features?: readonly Feature[];
  readonly unit?: string;
  readonly example?: unknown;
}

const registry = z.registry<KeyMetadata>();

/** The schema, or a copy where something was said of it already, that knows what is said of this one key. */
export function key<S extends z.ZodMiniType>(schema: S, metadata: KeyMetadata): S {
  const said = registry.get(schema);
  const own = said === undefined ? schema : schema.clone(schema._zod.def);
  registry.add(own, { ...said, ...metadata });
  return own;
}

/** Undefined where nothing was said. */
export function metadataOf(schema: z.core.$ZodType): KeyMetadata | undefined {
  return registry.get(schema);
}
