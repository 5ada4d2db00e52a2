import type { Passed } from '../gate/pass-gate.ts';
import { version } from '../system/generated/version.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { checkVerb } from './check-verb.ts';
import { formatOf } from './format.ts';
import { helpText } from './help.ts';
import { jsonDocument } from './json-document.ts';
import { type Output, openOutput } from './output.ts';
import { type Command, parseArguments } from './parse-arguments.ts';
import { planVerb } from './plan-verb.ts';
import { refusedResult } from './refused-result.ts';
import { runVerb } from './run-verb.ts';
import type { VerbResult } from './verb-result.ts';

/** Runs one command line from parsing to printing. `passed` is what the gate let through, where an action asked it. */
export async function main(system: System, args: readonly string[], passed?: Passed): Promise<VerbResult> {
  const output = openOutput(system, formatOf(args, system));
  const result = await attempt(system, args, output, passed);
  if (result.message !== undefined) printFailure(result, output);
  output.document(() => jsonDocument(result));
  return result;
}

async function attempt(
  system: System,
  args: readonly string[],
  output: Output,
  passed: Passed | undefined,
): Promise<VerbResult> {
  try {
    const request = parseArguments(args);
    if (request.kind === 'command') return await runCommand(system, request.command, output, passed);
    output.line(request.kind === 'version' ? version : helpText(request.topic));
    return { verb: request.kind, exitCode: 0, environments: [], findings: [] };
  } catch (error) {
    return failure(args[0] ?? '', error, output);
  }
}

/**
 * All in one file on purpose: loading a chunk costs more than having code that is not run. Only `lint`, with its models
 * and rules of scripts and workflows, is more than that, and is loaded part by part as its files need it; so is `init`,
 * which a repository needs once.
 */
async function runCommand(
  system: System,
  command: Command,
  output: Output,
  passed: Passed | undefined,
): Promise<VerbResult> {
  switch (command.verb) {
    case 'plan':
      return planVerb(system, command, output);
    case 'lint': {
      const { lintVerb } = await import('./lint/lint-verb.ts');
      return lintVerb(system, command, output);
    }
    case 'check':
      return checkVerb(system, command, output);
    case 'init': {
      const { initVerb } = await import('./init-verb.ts');
      return initVerb(system, command, output);
    }
    case 'test':
    case 'apply':
    case 'verify':
    case 'rollback':
      return runVerb(system, command, command.verb, output, passed);
  }
}

/** Prints what stopped an action before its verb began, as the verb would have. */
export function refuse(system: System, verb: string, error: unknown): VerbResult {
  const output = openOutput(system, formatOf([], system));
  const result = failure(verb, error, output);
  printFailure(result, output);
  return result;
}

function failure(verb: string, error: unknown, output: Output): VerbResult {
  if (error instanceof Refusal) {
    for (const line of error.details?.split('\n') ?? []) output.line(line, 'muted');
    return refusedResult(verb, error);
  }
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && error.stack !== undefined) output.line(error.stack, 'muted');
  const remedy = 'This is a fault of owa-im: please report it with the lines above.';
  return refusedResult(verb, new Refusal('internal-error', message, remedy));
}

function printFailure(result: VerbResult, output: Output): void {
  output.line(`${result.reason}: ${result.message}`, 'error');
  if (result.remedy !== undefined) output.line(`  ${result.remedy}`);
  output.command(
    'error',
    { title: `owa-im ${result.verb}: ${result.reason}` },
    `${result.message}\n${result.remedy ?? ''}`,
  );
}
