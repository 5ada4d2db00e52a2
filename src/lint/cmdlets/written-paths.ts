import type { Command } from '../powershell/script.ts';
import type { Value } from '../powershell/value.ts';
import { givenValues } from './given-values.ts';

/** Which of its paths a command writes to, replaces or takes away: what it names, where to, or both. */
const targets: Readonly<Record<string, 'path' | 'destination' | 'both'>> = {
  ...named('path', 'Set-Content sc Add-Content ac Clear-Content clc Out-File Tee-Object tee'),
  ...named('path', 'New-Item ni Set-Item si Remove-Item ri rm del erase Rename-Item rni ren'),
  ...named('path', 'Set-ItemProperty sp Set-WebConfigurationProperty Add-WebConfigurationProperty'),
  ...named('path', 'Add-WebConfiguration Set-WebConfiguration'),
  ...named('destination', 'Copy-Item cpi cp copy'),
  ...named('both', 'Move-Item mi mv move'),
};

const switches =
  /^(force|append|noclobber|recurse|passthru|nonewline|asbytestream|container|confirm|whatif|verbose|debug)$/i;

/** The values that stand for paths a command changes, by name or by position. */
export function writtenPaths(command: Command): readonly Value[] {
  const wanted = targets[command.name?.toLowerCase() ?? ''];
  if (wanted === undefined) return [];
  const given = givenValues(command).map(({ parameter = '', value }) => ({
    parameter: switches.test(parameter) ? '' : parameter,
    value,
  }));
  const byName = (names: RegExp) =>
    given.filter(({ parameter }) => names.test(parameter)).map(({ value }) => value);
  const positional = byName(/^$/);
  const paths = byName(/^(pa|path|literalpath|lp|filepath|pspath)$/i);
  const destinations = byName(/^dest/i);
  if (paths.length === 0) paths.push(...positional.splice(0, 1));
  if (destinations.length === 0) destinations.push(...positional.splice(0, 1));
  return [...(wanted === 'destination' ? [] : paths), ...(wanted === 'path' ? [] : destinations)];
}

function named<Kind>(kind: Kind, names: string): Readonly<Record<string, Kind>> {
  return Object.fromEntries(names.split(' ').map((name) => [name.toLowerCase(), kind]));
}
