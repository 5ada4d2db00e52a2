import { nearest } from '../environment/values/nearest.ts';
import { Refusal } from '../system/refusal.ts';
import type { Flag } from './flags.ts';
import { type Verb, type VerbName, verbs } from './verbs.ts';

/** A command line that has passed every check but those of the verb itself. */
export interface Command {
  readonly verb: VerbName;
  readonly operands: readonly string[];
  /** Values of each flag that was given, in their order; of a flag without value an empty list. */
  readonly flags: ReadonlyMap<string, readonly string[]>;
}

/** `program` stands for what is not about one verb. */
export type Request =
  | { readonly kind: 'help'; readonly topic: VerbName | 'program' }
  | { readonly kind: 'version' }
  | { readonly kind: 'command'; readonly command: Command };

/** Reads the command line; whatever is wrong with it is `invalid-config`. */
export function parseArguments(args: readonly string[]): Request {
  const [word, ...rest] = args;
  if (word === undefined) throw wrong('a verb is missing', 'Run it with --help for the list.');
  if (word === '--help' || word === '-h') return { kind: 'help', topic: 'program' };
  if (word === 'help')
    return { kind: 'help', topic: rest[0] === undefined ? 'program' : verbNamed(rest[0]).name };
  if (word === '--version') return { kind: 'version' };
  const verb = verbNamed(word);
  const { operands, flags } = split(verb, rest);
  if (flags.has('--help')) return { kind: 'help', topic: verb.name };
  if (flags.has('--version')) return { kind: 'version' };
  requireOperands(verb, operands, flags);
  return { kind: 'command', command: { verb: verb.name, operands, flags } };
}

/** The value of a flag that may be given once. */
export function flagValue(command: Command, flag: string): string | undefined {
  return command.flags.get(flag)?.[0];
}

function verbNamed(word: string): (typeof verbs)[number] {
  const verb = verbs.find((candidate) => candidate.name === word);
  if (verb !== undefined) return verb;
  const what = word.startsWith('-')
    ? `the verb comes first, before ${word}`
    : `${JSON.stringify(word)} is no verb`;
  throw wrong(
    what,
    suggestion(
      word,
      verbs.map((candidate) => candidate.name),
      'Run it with --help for the list.',
    ),
  );
}

function split(verb: Verb & { readonly name: VerbName }, args: readonly string[]) {
  const operands: string[] = [];
  const flags = new Map<string, string[]>();
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '--') {
      operands.push(...args.slice(index + 1));
      break;
    }
    if (!arg.startsWith('-') || arg === '-') {
      operands.push(arg);
      continue;
    }
    const [name, attached] = arg === '-h' ? ['--help', undefined] : cut(arg);
    const flag = flagNamed(verb, name);
    if (flag.value === undefined) {
      if (attached !== undefined) throw wrong(`${name} takes no value`, `Write ${name} alone.`);
      flags.set(name, []);
      continue;
    }
    if (attached !== undefined) {
      add(flags, flag, attached);
      continue;
    }
    index += 1;
    add(flags, flag, args[index]?.startsWith('--') ? undefined : args[index]);
  }
  return { operands, flags };
}

function cut(arg: string): readonly [string, string | undefined] {
  const at = arg.indexOf('=');
  return at < 0 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)];
}

function flagNamed(verb: Verb & { readonly name: VerbName }, name: string): Flag {
  const flag = verb.flags.find((candidate) => candidate.name === name);
  if (flag !== undefined) return flag;
  const names = verb.flags.map((candidate) => candidate.name);
  throw wrong(
    `${verb.name} has no flag ${name}`,
    suggestion(name, names, `Run "${verb.name} --help" for the list.`),
  );
}

function add(flags: Map<string, string[]>, flag: Flag, value: string | undefined): void {
  if (value === undefined || value === '') {
    throw wrong(
      `${flag.name} needs a value`,
      `Write ${flag.name} ${flag.value}; for a value that begins with dashes, ${flag.name}=${flag.value}.`,
    );
  }
  if (flag.choices !== undefined && !flag.choices.includes(value)) {
    throw wrong(
      `${flag.name} cannot be ${JSON.stringify(value)}`,
      suggestion(value, flag.choices, `It is one of ${flag.choices.join(', ')}.`),
    );
  }
  const values = flags.get(flag.name) ?? [];
  if (values.length > 0 && flag.repeated === undefined)
    throw wrong(`${flag.name} is given twice`, 'Give it once.');
  flags.set(flag.name, [...values, value]);
}

function requireOperands(
  verb: Verb,
  operands: readonly string[],
  flags: ReadonlyMap<string, readonly string[]>,
): void {
  const { operand } = verb;
  const instead = verb.flags.find(({ name, replacesOperand }) => replacesOperand && flags.has(name));
  if (operand !== undefined && instead !== undefined) {
    if (operands.length > 0)
      throw wrong(`${verb.name} takes ${operand.name} or ${instead.name}, not both`, 'Run it once for each.');
    return;
  }
  if (operand === undefined) {
    if (operands.length > 0)
      throw wrong(`${verb.name} takes no ${operands[0]}`, `For example: ${verb.examples[0]}`);
    return;
  }
  if (operands.length === 0)
    throw wrong(`${verb.name} needs ${operand.name}`, `For example: ${verb.examples[0]}`);
  if (operand.count === 'one' && operands.length > 1) {
    throw wrong(`${verb.name} takes one ${operand.name}, not ${operands.length}`, 'Run it once for each.');
  }
  if (operands.includes('')) throw wrong(`${operand.name} is empty`, `For example: ${verb.examples[0]}`);
}

function suggestion(word: string, known: readonly string[], otherwise: string): string {
  const guess = nearest(word, known);
  return guess === undefined ? otherwise : `Did you mean ${guess}?`;
}

function wrong(message: string, remedy: string): Refusal {
  return new Refusal('invalid-config', message, remedy);
}
