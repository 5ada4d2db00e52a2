import type { System } from '../system/system.ts';
import type { ActionResult, CommandLine } from './command-line.ts';
import { input, inputChoice, inputLines } from './inputs.ts';
import { findingOutputs, writeOutputs } from './outputs.ts';
import { verbArguments } from './verb-arguments.ts';

export async function lintAction(system: System, cli: CommandLine): Promise<number> {
  const result = await lint(system, cli).catch((error: unknown) => cli.refuse('lint', error));
  const sarif = input(system, 'sarif');
  const isWritten = sarif !== '' && system.files.kind(sarif) === 'file';
  writeOutputs(system, { ...findingOutputs(result), sarif: isWritten ? sarif : '' });
  return result.exitCode;
}

async function lint(system: System, cli: CommandLine): Promise<ActionResult> {
  inputChoice(system, 'mode', ['review']);
  const operands = inputLines(system, 'path');
  if (inputChoice(system, 'select', ['all', 'changed']) === 'all')
    return cli.run(verbArguments(system, 'lint', operands));
  // Only here GitHub has to be asked.
  const { selectedEnvironments } = await import('./selected-environments.ts');
  const { selected, because } = await selectedEnvironments(system, cli.environmentPaths(operands));
  if (because !== undefined) cli.say(because);
  if (selected.length > 0) return cli.run(verbArguments(system, 'lint', selected));
  cli.say('The change touches no environment: nothing was linted.');
  return { exitCode: 0, environments: [], findings: [] };
}
