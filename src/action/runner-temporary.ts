import type { System } from '../system/system.ts';

/** The folder that a runner empties before each job. */
export function runnerTemporary({ variables, temporaryDirectory }: System): string {
  return variables.RUNNER_TEMP ?? temporaryDirectory;
}
