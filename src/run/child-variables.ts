import type { System } from '../system/system.ts';

/**
 * What PowerShell and Windows need to start at all. Nothing else of our environment reaches the child: on a runner
 * that holds tokens. PSModulePath is left out on purpose: the one of PowerShell 7 breaks Windows PowerShell, which
 * finds its own in the registry.
 */
const allowed: ReadonlySet<string> = new Set([
  ...['PATH', 'PATHEXT', 'TEMP', 'TMP', 'TMPDIR', 'SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'OS'],
  ...['PROGRAMDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)', 'PROGRAMW6432', 'ALLUSERSPROFILE', 'PUBLIC'],
  ...['COMMONPROGRAMFILES', 'COMMONPROGRAMFILES(X86)', 'COMMONPROGRAMW6432'],
  ...[
    'APPDATA',
    'LOCALAPPDATA',
    'USERPROFILE',
    'USERNAME',
    'USERDOMAIN',
    'USERDNSDOMAIN',
    'HOMEDRIVE',
    'HOMEPATH',
  ],
  ...['COMPUTERNAME', 'LOGONSERVER', 'NUMBER_OF_PROCESSORS', 'PROCESSOR_ARCHITECTURE', 'EXCHANGEINSTALLPATH'],
  ...['HOME', 'USER', 'LOGNAME', 'LANG', 'LC_ALL', 'TZ'],
]);

/** The child's whole environment; Windows does not mind the case of a name, so neither does the list. */
export function childVariables(system: System): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(system.variables)) {
    const known = system.platform === 'windows' ? name.toUpperCase() : name;
    if (value !== undefined && allowed.has(known)) kept[name] = value;
  }
  return kept;
}
