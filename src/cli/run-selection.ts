import type { PlanRecord } from '../bundle/plan-record.ts';
import { nearest } from '../environment/values/nearest.ts';
import { sameName } from '../environment/values/same-name.ts';
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
  const isKnown = (value: string) => known.some((candidate) => sameName(candidate, value));
  // The id of a step may hold a comma, since a policy's name may.
  const given = (command.flags.get(flag) ?? []).flatMap((value) => {
    return isKnown(value.trim()) ? [value.trim()] : value.split(',').map((part) => part.trim());
  });
  for (const value of given) if (!isKnown(value)) throw unknown(value, known, complaint);
  if (given.length > 1 && given.some((value) => value.includes(','))) {
    throw new Refusal(
      'invalid-config',
      `${flag} with a comma in its value stands alone`,
      'Run it once for each.',
    );
  }
  return given;
}

function unknown(value: string, known: readonly string[], complaint: string): Refusal {
  const guess = nearest(value, known);
  return new Refusal(
    'invalid-config',
    `${complaint} ${JSON.stringify(value)}`,
    guess === undefined ? 'Look into summary.md of the plan for what it has.' : `Did you mean ${guess}?`,
  );
}
