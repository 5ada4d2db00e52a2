import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';

/** The value of an input, without the white space around it; empty where none was given. */
export function input(system: System, name: string): string {
  return (system.variables[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}

/** The lines of an input that are not empty. */
export function inputLines(system: System, name: string): readonly string[] {
  return input(system, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** An input that is one of a few words; refuses any other. */
export function inputChoice<Choice extends string>(
  system: System,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const given = input(system, name);
  if (given === '') return choices[0];
  const found = choices.find((choice) => choice === given);
  if (found !== undefined) return found;
  throw wrongInput(name, given, `It is one of ${choices.join(', ')}.`);
}

/** An input that is a whole number from 1; undefined where it is empty. */
export function inputNumber(system: System, name: string): number | undefined {
  const given = input(system, name);
  if (given === '') return undefined;
  if (/^[1-9]\d{0,4}$/.test(given)) return Number(given);
  throw wrongInput(name, given, 'It is a whole number from 1.');
}

export function wrongInput(name: string, given: string, remedy: string): Refusal {
  return new Refusal('invalid-config', `the input ${name} cannot be ${JSON.stringify(given)}`, remedy);
}
