import type { System } from '../system/system.ts';
import type { CommandLine } from './command-line.ts';
import { commandLine, inputLines } from './inputs.ts';
import { findingOutputs, writeOutputs } from './outputs.ts';

export async function lintAction(system: System, cli: CommandLine): Promise<number> {
  const result = await cli.run(commandLine(system, 'lint', inputLines(system, 'path')));
  writeOutputs(system, findingOutputs(result));
  return result.exitCode;
}
