import type { System } from '../system/system.ts';
import type { ActionVerb } from './description/action-description.ts';
import { actionDescriptions } from './description/action-descriptions.ts';
import { input, inputLines } from './inputs.ts';

/**
 * What an action gives the command line: its verb, the flags of its inputs, and operands behind `--`. Each flag is one
 * array element with its value: no input can become another flag or another verb.
 */
export function verbArguments(
  system: System,
  verb: ActionVerb,
  operands: readonly string[],
  more: readonly string[] = [],
): readonly string[] {
  const flags = actionDescriptions[verb].inputs.flatMap(({ name, use }) => {
    if (use.kind !== 'flag') return [];
    const values = use.lines === 'each' ? inputLines(system, name) : [input(system, name)];
    return values.filter((value) => value !== '').map((value) => `${use.flag}=${value}`);
  });
  return [verb, ...flags, ...more, '--', ...operands];
}
