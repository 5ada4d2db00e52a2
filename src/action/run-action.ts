import type { System } from '../system/system.ts';
import { argumentsFromInputs } from './inputs.ts';
import { type ActionResult, writeOutputs } from './outputs.ts';
import { writeStepSummary } from './step-summary.ts';

/** One step of a workflow: inputs become a command line, `run` runs it, and its result becomes outputs and a summary. */
export async function runAction(
  system: System,
  verb: string,
  run: (args: readonly string[]) => Promise<ActionResult>,
): Promise<number> {
  const result = await run(argumentsFromInputs(system, verb));
  writeOutputs(system, result);
  if (verb === 'plan') writeStepSummary(system, result);
  return result.exitCode;
}
