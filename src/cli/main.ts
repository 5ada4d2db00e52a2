import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { exitCodeOf } from './exit-code.ts';
import { formatOf } from './format.ts';
import { type Output, openOutput } from './output.ts';
import { type Command, parseArguments } from './parse-arguments.ts';
import type { VerbResult } from './verb-result.ts';

/** Runs one command line from parsing to printing. What each verb needs is loaded when it is its turn. */
export async function main(system: System, args: readonly string[]): Promise<VerbResult> {
  const output = openOutput(system, formatOf(args, system));
  const result = await attempt(system, args, output);
  if (result.message !== undefined) await printFailure(result, output);
  if (output.format === 'json') {
    const { jsonDocument } = await import('./json-document.ts');
    output.document(jsonDocument(result));
  }
  return result;
}

async function attempt(system: System, args: readonly string[], output: Output): Promise<VerbResult> {
  try {
    const request = parseArguments(args);
    if (request.kind === 'command') return await runCommand(system, request.command, output);
    if (request.kind === 'version') output.line((await import('../system/generated/version.ts')).version);
    else output.line((await import('./help.ts')).helpText(request.topic));
    return { verb: request.kind, exitCode: 0, environments: [], findings: [] };
  } catch (error) {
    return failure(args[0] ?? '', error, output);
  }
}

async function runCommand(system: System, command: Command, output: Output): Promise<VerbResult> {
  switch (command.verb) {
    case 'plan':
      return (await import('./planning.ts')).planVerb(system, command, output);
    case 'lint':
      return (await import('./planning.ts')).lintVerb(system, command, output);
    case 'check':
      return (await import('./planning.ts')).checkVerb(system, command, output);
    case 'test':
    case 'apply':
    case 'verify':
    case 'rollback':
      return (await import('./run-verb.ts')).runVerb(system, command, command.verb, output);
  }
}

function failure(verb: string, error: unknown, output: Output): VerbResult {
  const base = { verb, environments: [], findings: [] };
  if (error instanceof Refusal) {
    const { reason, message, remedy } = error;
    return {
      ...base,
      exitCode: exitCodeOf(reason),
      reason,
      message,
      ...(remedy === undefined ? {} : { remedy }),
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && error.stack !== undefined) output.line(error.stack, 'muted');
  return {
    ...base,
    exitCode: 1,
    reason: 'internal-error',
    message,
    remedy: 'This is a fault of owa-im: please report it with the lines above.',
  };
}

async function printFailure(result: VerbResult, output: Output): Promise<void> {
  output.line(`${result.reason}: ${result.message}`, 'error');
  if (result.remedy !== undefined) output.line(`  ${result.remedy}`);
  output.command(
    'error',
    { title: `owa-im ${result.verb}: ${result.reason}` },
    `${result.message}\n${result.remedy ?? ''}`,
  );
}
