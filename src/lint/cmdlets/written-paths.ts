import type { Command } from '../powershell/script.ts';
import type { Value } from '../powershell/value.ts';

/** Which of its paths a command writes to, replaces or takes away: where to, what it names, or both. */
const targets: Readonly<Record<string, 'path' | 'destination' | 'both'>> = {
  ...named(
    'path',
    'Set-Content sc Add-Content ac Clear-Content clc Out-File Tee-Object tee New-Item ni Set-Item si Remove-Item ri rm del erase Rename-Item rni ren Set-ItemProperty sp Set-WebConfigurationProperty Add-WebConfigurationProperty Add-WebConfiguration Set-WebConfiguration',
  ),
  ...named('destination', 'Copy-Item cpi cp copy'),
  ...named('both', 'Move-Item mi mv move'),
};

const switches =
  /^(force|append|noclobber|recurse|passthru|nonewline|asbytestream|container|confirm|whatif|verbose|debug)$/i;

/** The values that stand for paths a command changes, by name or by position; what follows another parameter is its value. */
export function writtenPaths({ name, arguments: list }: Command): readonly Value[] {
  const wanted = targets[name?.toLowerCase() ?? ''];
  if (wanted === undefined) return [];
  const found: Value[] = [];
  const take = (what: 'path' | 'destination', value: Value | undefined) => {
    if (value !== undefined && (wanted === 'both' || wanted === what)) found.push(value);
  };
  let isPathNamed = false;
  const positional: Value[] = [];
  for (const [index, argument] of list.entries()) {
    if (argument.kind === 'splatted') continue;
    if (argument.kind === 'parameter') {
      const next = list[index + 1];
      const value = argument.value ?? (next?.kind === 'value' ? next.value : undefined);
      const isPath = /^(pa|path|literalpath|lp|filepath|pspath)$/i.test(argument.name);
      isPathNamed ||= isPath;
      if (isPath) take('path', value);
      else if (/^dest/i.test(argument.name)) take('destination', value);
      continue;
    }
    const before = list[index - 1];
    const isNamed = before?.kind === 'parameter' && before.value === undefined && !switches.test(before.name);
    if (!isNamed) positional.push(argument.value);
  }
  const [first, second] = isPathNamed ? [undefined, positional[0]] : positional;
  take('path', first);
  take('destination', second);
  return found;
}

function named<Kind>(kind: Kind, names: string): Readonly<Record<string, Kind>> {
  return Object.fromEntries(names.split(' ').map((name) => [name.toLowerCase(), kind]));
}
