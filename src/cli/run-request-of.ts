import { basename, isAbsolute, resolve } from 'node:path';
import type { PlanDirectory } from '../bundle/read-plan-directory.ts';
import { maskOutput } from '../environment/secrets.ts';
import type { RunMode } from '../run/run-report.ts';
import type { RunRequest } from '../run/run-request.ts';
import type { System } from '../system/system.ts';
import { type Command, flagValue } from './parse-arguments.ts';
import { selectedSteps, selectedTargets } from './run-selection.ts';

/** What the flags of every verb that runs the runbook ask for. */
export function runRequestOf(
  system: System,
  command: Command,
  plan: PlanDirectory,
  mode: RunMode,
): RunRequest {
  const journal = flagValue(command, '--journal');
  const powershell = flagValue(command, '--powershell');
  return {
    mode,
    plan,
    mask: maskOutput,
    targets: selectedTargets(command, plan.record),
    steps: selectedSteps(command, plan.record),
    ...(journal === undefined ? {} : { journal: resolve(system.workingDirectory, journal) }),
    ...(powershell === undefined ? {} : { powershell: programPath(system, powershell) }),
  };
}

/** A bare name is looked up on PATH; anything with a folder in it is a path. */
function programPath(system: System, given: string): string {
  return isAbsolute(given) || basename(given) !== given ? resolve(system.workingDirectory, given) : given;
}
