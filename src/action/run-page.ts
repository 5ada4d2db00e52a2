import { runPage, type ToldRun } from '../report/run-page.ts';
import type { System } from '../system/system.ts';
import type { ActionResult } from './command-line.ts';

/** Tells on the page of the run how a verb came out, also where it was refused before it began. */
export function writeRunPage(
  system: System,
  verb: ToldRun['verb'],
  named: Pick<ToldRun, 'environment' | 'digest'>,
  { reason, message = '', remedy = '', run }: ActionResult,
): void {
  const path = system.variables.GITHUB_STEP_SUMMARY;
  if (path === undefined || path === '') return;
  const told: ToldRun = {
    verb,
    ...named,
    failure: reason === undefined ? undefined : { reason, message, remedy },
    targets: run?.targets ?? [],
    steps: run?.steps ?? [],
    journal: run?.journal ?? null,
    machine: run?.machine ?? null,
  };
  system.files.append(path, runPage(told));
}
