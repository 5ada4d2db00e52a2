import { isAbsolute, join } from 'node:path';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';

const remedy =
  'Run it on Windows with the Lync or Skype for Business tools, or name a PowerShell with --powershell.';

/**
 * The program to start. Windows PowerShell is named by its full path, so that nothing on PATH can stand in for it.
 * Whether it is new enough is left to the runbook's own `#Requires`.
 */
export function chooseShell(system: System, given: string | undefined): string {
  if (given !== undefined) {
    if (isAbsolute(given) && system.files.kind(given) !== 'file') throw missing(given, 'does not exist');
    return given;
  }
  if (system.platform === 'other') return 'pwsh';
  const root = system.variables.SystemRoot ?? 'C:\\Windows';
  return join(root, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
}

/** The refusal for a program that the operating system did not start. */
export function shellNotStarted(program: string, code: string): Refusal {
  if (code === 'ENOENT') return missing(program, 'was not found');
  return missing(
    program,
    code === 'EACCES' ? 'is not a program that may be started' : `could not be started (${code})`,
  );
}

function missing(program: string, what: string): Refusal {
  return new Refusal('shell-missing', `PowerShell is needed, and ${program} ${what}`, remedy);
}
