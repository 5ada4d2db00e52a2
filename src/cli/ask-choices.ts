import type { KnownEnvironment } from '../init/repository-choices.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { initChoices } from './init-choices.ts';
import type { Output } from './output.ts';
import { type Command, parseArguments } from './parse-arguments.ts';

/** One question: the flag that its answer stands for, asked where `when` holds of the flags that are known by then. */
interface Question {
  readonly flag: string;
  readonly text: string;
  readonly empty: string;
  readonly when?: Condition;
}

/** Of the value that a flag has by then. */
type Condition = (value: (flag: string) => string | undefined) => boolean;

const withWorkflows: Condition = (value) => value('--uses') !== undefined;

function questionsFor(known: readonly KnownEnvironment[]): readonly Question[] {
  const isNew: Condition = (value) => known.length === 0 || value('--name') !== undefined;
  return [
    known.length === 0
      ? { flag: '--name', text: 'Name of the first environment', empty: 'lab' }
      : { flag: '--name', text: 'Name of one more environment', empty: 'none' },
    { flag: '--stage', text: 'Its stage: lab, staging or production', empty: 'lab', when: isNew },
    {
      flag: '--skype',
      text: 'Its Lync or Skype for Business: lync-2013, sfb-2015, sfb-2019 or sfb-se',
      empty: 'sfb-2019',
      when: isNew,
    },
    { flag: '--exchange', text: 'Its Exchange: 2013, 2016, 2019 or se', empty: '2019', when: isNew },
    {
      flag: '--uses',
      text: 'Release for the workflows, OWNER/REPO@COMMIT as its notes print it',
      empty: 'no workflows',
    },
    {
      flag: '--owner',
      text: 'Code owners, such as @contoso/messaging',
      empty: '@OWNERS, to be replaced',
      when: withWorkflows,
    },
    { flag: '--branch', text: 'The protected branch', empty: 'main', when: withWorkflows },
    {
      flag: '--approval',
      text: 'Approval by environment, or by pull-request where GitHub can protect no environments (private, without Enterprise)',
      empty: 'environment',
      when: withWorkflows,
    },
    {
      flag: '--reviewers',
      text: 'How many people have to approve a pull request',
      empty: '2',
      when: (value) => value('--approval') === 'pull-request',
    },
  ];
}

/** Whether `init` asks: it was told to, or a person sits there and has said nothing yet. */
export function isAsking(system: System, { flags }: Command, output: Output): boolean {
  return flags.has('--ask') || (flags.size === 0 && system.input.interactive && output.interactive);
}

/** The command with a flag for each answer. A wrong one is told and asked for again; an empty one leaves the flag out. */
export async function askChoices(
  system: System,
  command: Command,
  known: readonly KnownEnvironment[],
  output: Output,
): Promise<Command> {
  const lines = system.input.lines()[Symbol.asyncIterator]();
  let asked = command;
  try {
    for (const question of questionsFor(known))
      if (isOpen(question, asked)) asked = await ask(question, asked, lines, output);
  } finally {
    await lines.return?.();
  }
  return asked;
}

function isOpen({ flag, when }: Question, { flags }: Command): boolean {
  const value = (name: string) => flags.get(name)?.[0];
  return !flags.has('--add') && !flags.has(flag) && when?.(value) !== false;
}

async function ask(
  { flag, text, empty }: Question,
  command: Command,
  lines: AsyncIterator<string>,
  output: Output,
): Promise<Command> {
  for (;;) {
    output.line(`${text} (${empty}):`);
    const { value: line, done } = await lines.next();
    if (done === true)
      throw new Refusal(
        'invalid-config',
        `no answer to: ${text}`,
        'Nothing was written. Answer with an empty line to take what stands in brackets.',
      );
    const next = answered(command, flag, line.trim(), output);
    if (next !== undefined) return next;
  }
}

function answered(command: Command, flag: string, answer: string, output: Output): Command | undefined {
  if (answer === '') return command;
  const values = flag === '--owner' ? answer.split(/[\s,]+/) : [answer];
  try {
    const request = parseArguments([command.verb, ...values.map((value) => `${flag}=${value}`)]);
    if (request.kind !== 'command') return undefined;
    const next = { ...command, flags: new Map([...command.flags, ...request.command.flags]) };
    initChoices(next);
    return next;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    output.line(`${error.message}. ${error.remedy ?? ''}`.trim(), 'error');
    return undefined;
  }
}
