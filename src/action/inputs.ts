import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';

/** How an input of an action becomes a part of the command line. */
interface Input {
  readonly input: string;
  /** The flag that takes the value; without one, each line of the value is an operand. */
  readonly flag?: string;
}

const inputsOf: Readonly<Record<string, readonly Input[]>> = {
  plan: [
    { input: 'path' },
    { input: 'out', flag: '--out' },
    { input: 'fail-on', flag: '--fail-on' },
    { input: 'format', flag: '--format' },
  ],
  lint: [
    { input: 'path' },
    { input: 'fail-on', flag: '--fail-on' },
    { input: 'format', flag: '--format' },
    { input: 'sarif', flag: '--sarif' },
  ],
};

/**
 * The inputs of an action as a command line. Each flag is one array element with its value, and operands stand behind
 * `--`: no input can become another flag or another verb.
 */
export function argumentsFromInputs(system: System, verb: string): readonly string[] {
  const inputs = inputsOf[verb];
  if (inputs === undefined)
    throw new Refusal('invalid-config', `there is no action for ${JSON.stringify(verb)}`);
  const flags: string[] = [];
  const operands: string[] = [];
  for (const { input, flag } of inputs) {
    const value = (system.variables[`INPUT_${input.toUpperCase()}`] ?? '').trim();
    if (value === '') continue;
    if (flag !== undefined) flags.push(`${flag}=${value}`);
    else
      operands.push(
        ...value
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      );
  }
  return [verb, ...flags, '--', ...operands];
}
