import type * as z from 'zod/mini';
import type { Feature } from '../catalog/features.ts';
import { environmentFile } from './schema/environment-file.ts';
import { definitionOf, typeInWords, unwrap } from './schema/expectation.ts';
import { metadataOf } from './schema/metadata.ts';

/** One key of the environment file, as docs/environment.md and the rules speak of it. */
export interface EnvironmentKey {
  /** `exchange.servers[].certificate.thumbprint`; the key of each generation is `exchange.connections."<generation>"`. */
  readonly path: string;
  readonly kind: 'section' | 'value';
  readonly type: string;
  readonly description: string;
  /** The default in words; undefined where the key has none. */
  readonly fallback?: string;
  /** When it is required; undefined where it is not. */
  readonly required?: string;
  /** The features that use it; empty: all. */
  readonly features: readonly Feature[];
  readonly unit?: string;
  readonly example?: unknown;
}

let all: readonly EnvironmentKey[] | undefined;

/** Every key, sections before what they hold, in the order of the schema. */
export function environmentKeys(): readonly EnvironmentKey[] {
  all ??= [...keysOf(environmentFile, '')];
  return all;
}

function* keysOf(schema: z.core.$ZodType, path: string): Generator<EnvironmentKey> {
  const def = definitionOf(unwrap(schema));
  if (def.type === 'array') yield* keysOf(def.element, `${path}[]`);
  if (def.type === 'union') for (const option of def.options) yield* keysOf(option, path);
  if (def.type !== 'object') return;
  for (const [name, inner] of Object.entries(def.shape)) {
    const own = path === '' ? name : `${path}.${name}`;
    const innerDef = definitionOf(unwrap(inner));
    const isRecord = innerDef.type === 'record';
    yield describe(
      isRecord ? `${own}."<generation>"` : own,
      inner,
      isRecord ? (innerDef.valueType as z.core.$ZodType) : inner,
    );
    yield* keysOf(inner, own);
  }
}

function describe(path: string, schema: z.core.$ZodType, value: z.core.$ZodType): EnvironmentKey {
  const metadata = metadataOf(schema) ?? {};
  const { type } = definitionOf(unwrap(value));
  const element = definitionOf(unwrap(schema));
  const isSection =
    type === 'object' ||
    (element.type === 'array' && definitionOf(unwrap(element.element)).type === 'object');
  const fallback = metadata.fallback ?? defaultInWords(schema);
  const required = metadata.required ?? (fallback === undefined ? 'always' : undefined);
  return {
    path,
    kind: isSection ? 'section' : 'value',
    type: typeInWords(value),
    description: metadata.description ?? '',
    features: metadata.features ?? [],
    ...(fallback === undefined ? {} : { fallback }),
    ...(required === undefined ? {} : { required }),
    ...(metadata.unit === undefined ? {} : { unit: metadata.unit }),
    ...(metadata.example === undefined ? {} : { example: metadata.example }),
  };
}

function defaultInWords(schema: z.core.$ZodType): string | undefined {
  const def = definitionOf(schema);
  if (def.type !== 'default' && def.type !== 'prefault') return undefined;
  const value: unknown = def.defaultValue;
  return typeof value === 'object' ? JSON.stringify(value).replaceAll('"', '') : String(value);
}
