import type { Value } from '../powershell/value.ts';

/** The text of a constant, a number as it is written; undefined for what is only known when it runs. */
export function literalText(value: Value | undefined): string | undefined {
  if (value?.kind === 'string') return value.text;
  return value?.kind === 'number' ? value.raw : undefined;
}

/** The text of a constant, or what is written of a text with variables in it, these as they stand. */
export function knownText(value: Value | undefined): string | undefined {
  return value?.kind === 'expandable' ? value.raw.replace(/^"|"$/g, '') : literalText(value);
}

/** The values of a list; one alone is a list of one. */
export function itemsOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return value.kind === 'array' ? value.items : [value];
}

/** `true` and `false` as `$true`, `$false` and numbers say them. */
export function truthOf(value: Value | undefined): boolean | undefined {
  if (value?.kind === 'number') return Number(value.raw) !== 0;
  if (value?.kind !== 'variable') return undefined;
  const name = value.name.toLowerCase();
  return name === 'true' ? true : name === 'false' ? false : undefined;
}

export function isNull(value: Value | undefined): boolean {
  return value?.kind === 'variable' && value.name.toLowerCase() === 'null';
}
