import type * as z from 'zod/mini';
import { metadataOf } from './metadata.ts';

export type Definition = z.core.$ZodTypes['_zod']['def'];

/** The schema without what makes a key optional. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const def = definitionOf(schema);
  return def.type === 'optional' || def.type === 'default' || def.type === 'prefault'
    ? unwrap(def.innerType)
    : schema;
}

export function definitionOf(schema: z.core.$ZodType): Definition {
  return (schema as z.core.$ZodTypes)._zod.def;
}

/** The form that YAML must give a value: `null` never fits. */
export function formOf(schema: z.core.$ZodType): 'mapping' | 'list' | 'text' | 'number' | 'boolean' | 'any' {
  const def = definitionOf(unwrap(schema));
  if (def.type === 'object' || def.type === 'record') return 'mapping';
  if (def.type === 'array') return 'list';
  if (def.type === 'boolean') return 'boolean';
  if (def.type === 'number') return 'number';
  if (def.type === 'literal') return typeof def.values[0] === 'number' ? 'number' : 'text';
  if (def.type === 'pipe') return formOf(def.in);
  return def.type === 'union' ? 'any' : 'text';
}

/** What a key takes, for a message: "a list (domain)", "one line of text". */
export function expected(schema: z.core.$ZodType): string {
  const words = typeInWords(schema).replaceAll('`', '');
  if (words === 'mapping') return 'keys with values';
  return words.startsWith('list ') ? `a ${words.replace('(mapping)', '(entries with keys)')}` : words;
}

/** What a key takes, in words; code is in backticks. */
export function typeInWords(schema: z.core.$ZodType): string {
  const stated = metadataOf(schema)?.type ?? metadataOf(unwrap(schema))?.type;
  if (stated !== undefined) return stated;
  const def = definitionOf(unwrap(schema));
  if (def.type === 'enum')
    return Object.values(def.entries)
      .map((entry) => `\`${entry}\``)
      .join(', ');
  if (def.type === 'literal') return def.values.map((entry) => `\`${String(entry)}\``).join(', ');
  if (def.type === 'array') return `list (${typeInWords(def.element)})`;
  if (def.type === 'boolean') return '`true` or `false`';
  return def.type === 'object' || def.type === 'record' ? 'mapping' : def.type;
}
