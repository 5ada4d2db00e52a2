import type { Value } from '../powershell/value.ts';
import type { BoundScript } from './bound-script.ts';

/**
 * Whether a value is a path of that form, or a variable that was given one. Paths are often put together: what is
 * written is looked at, whatever is in its variables.
 */
export function pathFinder(script: BoundScript, pattern: RegExp): (value: Value | undefined) => boolean {
  const text = script.source.text;
  const holders = new Set<string>();
  for (const { target, value } of script.assignments) {
    if (target.kind !== 'variable' || value === undefined || value.at.end - value.at.start > 400) continue;
    if (pattern.test(text.slice(value.at.start, value.at.end))) holders.add(target.name.toLowerCase());
  }
  return (value) => {
    if (value === undefined || value.kind === 'script-block') return false;
    if (value.kind === 'variable') return holders.has(value.name.toLowerCase());
    const written = text.slice(value.at.start, value.at.end);
    if (pattern.test(written)) return true;
    return [...written.matchAll(/\$\{?(\w+)/g)].some(([, name = '']) => holders.has(name.toLowerCase()));
  };
}
