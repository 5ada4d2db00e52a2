import type { System } from '../system/system.ts';

/** Whether a runner of GitHub Actions started this process, by whichever door. */
export function insideActions(system: System): boolean {
  return system.variables.GITHUB_ACTIONS === 'true';
}
