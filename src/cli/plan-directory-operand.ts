import { join } from 'node:path';
import { parseDigest } from '../bundle/digest.ts';
import { type PlanDirectory, readPlanDirectory } from '../bundle/read-plan-directory.ts';
import { requireDigest } from '../gate/check-plan.ts';
import type { System } from '../system/system.ts';
import { type Command, flagValue } from './parse-arguments.ts';

export const defaultOut = 'owa-im-plan';

/** Reads the plan directory that the command line names, and holds it to `--digest` if that is given. */
export function openPlanDirectory(system: System, command: Command): PlanDirectory {
  const digest = flagValue(command, '--digest');
  const approved = digest === undefined ? undefined : parseDigest(digest);
  const plan = readPlanDirectory(system.files, locate(system, command));
  if (approved !== undefined) requireDigest(plan, approved);
  return plan;
}

/** The operand is a folder, or else the name of an environment whose plan lies in `--out`. */
function locate(system: System, command: Command): string {
  const given = command.operands[0] ?? '';
  if (system.files.kind(given) !== 'missing' || !/^[a-z0-9][a-z0-9-]*$/.test(given)) return given;
  const named = join(flagValue(command, '--out') ?? defaultOut, given);
  return system.files.kind(join(named, 'SHA256SUMS')) === 'file' ? named : given;
}
