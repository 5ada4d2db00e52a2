import type { Range } from '../../environment/source-text.ts';
import { boundTo, type CmdletUse } from './cmdlet-use.ts';
import { itemsOf } from './value-text.ts';

/** The keys of `-Parameters 'A=1','B=2'`, in lower case; undefined where they are only known when it runs. */
export function overrideParameters(
  use: CmdletUse,
): { readonly at: Range; readonly keys: readonly string[] } | undefined {
  const value = boundTo(use, 'Parameters')?.value;
  if (value === undefined) return undefined;
  const keys = itemsOf(value).map((item) => {
    const text = item.kind === 'string' ? item.text : item.kind === 'expandable' ? item.raw.slice(1) : '';
    return /^\s*(\w+)\s*=/.exec(text)?.[1]?.toLowerCase();
  });
  const known = keys.filter((key) => key !== undefined);
  return known.length === keys.length ? { at: value.at, keys: known } : undefined;
}
