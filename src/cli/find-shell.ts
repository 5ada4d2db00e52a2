import { delimiter, isAbsolute, join } from 'node:path';
import type { Shell } from '../lint/powershell/read-scripts-by-powershell.ts';
import { childVariables } from '../run/child-variables.ts';
import { chooseShell } from '../run/choose-shell.ts';
import type { System } from '../system/system.ts';

/** The PowerShell that runs would be given to here, if there is one. Looks for it without starting anything. */
export function findShell(system: System): Shell | undefined {
  const program = chooseShell(system, undefined);
  const isFile = (path: string) => system.files.kind(path) === 'file';
  const isThere = isAbsolute(program)
    ? isFile(program)
    : (system.variables.PATH ?? '')
        .split(delimiter)
        .some((folder) => folder !== '' && isFile(join(folder, program)));
  return isThere ? { program, variables: childVariables(system) } : undefined;
}
