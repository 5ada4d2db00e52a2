import type { PlanRecord } from '../bundle/plan-record.ts';
import { nearest } from '../environment/values/nearest.ts';
import { shownTarget } from '../plan/server-target.ts';
import { Refusal } from '../system/refusal.ts';
import type { Command } from './parse-arguments.ts';

/**
 * The values of `--target`, each found in the plan before a shell is started. Several may stand in one value,
 * separated by commas, as the runbook takes them.
 */
export function selectedTargets(command: Command, record: PlanRecord): readonly string[] {
  const known = [...new Set(record.steps.flatMap((step) => namesOf(step.target)))];
  return select(command, '--target', known, 'the plan has no target');
}

export function selectedSteps(command: Command, record: PlanRecord): readonly string[] {
  const known = record.steps.map((step) => step.id);
  return select(command, '--step', known, 'the plan has no step');
}

/** A server may always be written `server/EX14`, and by name alone wherever that is not ambiguous. */
function namesOf(target: string): readonly string[] {
  return [...new Set([shownTarget(target), target])];
}

function select(
  command: Command,
  flag: string,
  known: readonly string[],
  complaint: string,
): readonly string[] {
  const given = (command.flags.get(flag) ?? [])
    .flatMap((value) => value.split(','))
    .map((value) => value.trim());
  for (const value of given) {
    if (known.some((candidate) => candidate.toLowerCase() === value.toLowerCase())) continue;
    const guess = nearest(value, known);
    throw new Refusal(
      'invalid-config',
      `${complaint} ${JSON.stringify(value)}`,
      guess === undefined ? 'Look into summary.md of the plan for what it has.' : `Did you mean ${guess}?`,
    );
  }
  return given;
}
