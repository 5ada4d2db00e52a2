import type { ProblemCode } from '../../webconfig/problem.ts';
import type { TextFault } from '../text-rule.ts';
import type { WebConfigFile } from './web-config-file.ts';

/** What the edit finds under a code, in this file. */
export function faultsOf(file: WebConfigFile, code: ProblemCode): readonly TextFault[] {
  return file.faults
    .filter((fault) => fault.code === code)
    .map(({ at, end, message, remedy }) => ({ at: { start: at, end }, message, remedy }));
}
