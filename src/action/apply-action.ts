import type { System } from '../system/system.ts';
import { askGate } from './ask-gate.ts';
import type { CommandLine } from './command-line.ts';
import { evidenceFolder } from './evidence-folder.ts';
import { writePlan } from './fetch-plan.ts';
import { commandLine } from './inputs.ts';
import { runOutputs, writeOutputs } from './outputs.ts';

/** The gate before anything else; then the plan that it let through, from files that came through it. */
export async function applyAction(system: System, cli: CommandLine): Promise<number> {
  try {
    const passed = await askGate(system, cli);
    const { plan, approvers } = passed;
    cli.say(`Approved by ${approvers.join('; ')}.`);
    const folder = writePlan(system, plan);
    const more = [`--out=${evidenceFolder(system)}`, `--digest=${plan.digest}`];
    const result = await cli.run(commandLine(system, 'apply', [folder], more), passed);
    writeOutputs(system, { ...runOutputs(result), approvers: approvers.join('\n') });
    return result.exitCode;
  } catch (error) {
    const result = cli.refuse('apply', error);
    writeOutputs(system, { ...runOutputs(result), approvers: '' });
    return result.exitCode;
  }
}
