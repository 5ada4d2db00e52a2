import type { System } from '../system/system.ts';
import type { CommandLine } from './command-line.ts';
import { evidenceFolder } from './evidence-folder.ts';
import { fetchPlan } from './fetch-plan.ts';
import { commandLine } from './inputs.ts';
import { runOutputs, writeOutputs } from './outputs.ts';

/** Verbs that hold a plan to its integrity and digest only: an undo at 2 a.m. must not wait for anybody. */
export async function runVerbAction(
  system: System,
  cli: CommandLine,
  verb: 'test' | 'verify' | 'rollback',
): Promise<number> {
  try {
    const { folder, digest } = await fetchPlan(system);
    const more = [`--out=${evidenceFolder(system)}`, ...(digest === undefined ? [] : [`--digest=${digest}`])];
    const result = await cli.run(commandLine(system, verb, [folder], more));
    if (verb !== 'test') {
      writeOutputs(system, runOutputs(result));
      return result.exitCode;
    }
    const differs = result.exitCode === 3;
    writeOutputs(system, {
      ...runOutputs(result),
      result: differs ? 'differs' : (result.reason ?? 'as-planned'),
      observed: result.run?.observed ?? '',
    });
    // A system that differs is what a plan is for.
    return differs ? 0 : result.exitCode;
  } catch (error) {
    const result = cli.refuse(verb, error);
    writeOutputs(system, runOutputs(result));
    return result.exitCode;
  }
}
