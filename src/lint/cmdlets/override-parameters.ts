import type { Value } from '../powershell/value.ts';
import { itemsOf, knownText } from './value-text.ts';

/**
 * The texts of `-Parameters 'A=1','B=2'`, by their keys in lower case; undefined where they are only known when it runs.
 * A text with variables in it stands as it is written.
 */
export function overrideParameters(value: Value | undefined): ReadonlyMap<string, string> | undefined {
  if (value === undefined) return undefined;
  const texts = new Map<string, string>();
  for (const item of itemsOf(value)) {
    const text = knownText(item) ?? '';
    const key = /^\s*(\w+)\s*=/.exec(text)?.[1];
    if (key === undefined) return undefined;
    texts.set(key.toLowerCase(), text);
  }
  return texts;
}
