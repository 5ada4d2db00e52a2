import type { ProblemCode } from '../../webconfig/problem.ts';
import type { TextFault } from '../text-rule.ts';
import { isAboutToChange } from './key-uses.ts';
import type { WebConfigFile } from './web-config-file.ts';

/** These leave nothing to look into, for other rules either. */
const unreadable: ReadonlySet<ProblemCode> = new Set(['encoding', 'malformed', 'doctype']);

/** What the edit finds under a code, in this file. Of a server whose file no plan edits, only what can't be read. */
export function faultsOf(file: WebConfigFile, code: ProblemCode): readonly TextFault[] {
  const { server } = file.context;
  if (server?.version !== undefined && !isAboutToChange(file) && !unreadable.has(code)) return [];
  return file.faults
    .filter((fault) => fault.code === code)
    .map(({ at, end, message, remedy }) => ({ at: { start: at, end }, message, remedy }));
}
