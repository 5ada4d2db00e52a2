import { type Flag, flagsOfEveryVerb } from './flags.ts';
import { type Verb, type VerbName, verbs } from './verbs.ts';

const program = 'node dist/index.js';

/** The text of `--help`, for the program or for one verb. */
export function helpText(topic: VerbName | 'program'): string {
  const verb = verbs.find((candidate) => candidate.name === topic);
  return verb === undefined ? programHelp() : verbHelp(verb);
}

function programHelp(): string {
  const list = verbs.map((verb): readonly [string, string] => [
    `${verb.name} ${operandText(verb)}`,
    verb.summary,
  ]);
  return [
    'owa-im turns a YAML file into a reviewed, reversible change of Exchange and Lync or Skype for Business,',
    'so that Outlook on the web gets presence, instant messaging and Online Meetings.',
    '',
    `Usage: ${program} VERB [flags]`,
    '',
    'Verbs:',
    ...columns(list),
    '',
    'Flags of every verb:',
    ...flagLines(flagsOfEveryVerb),
    '',
    'Exit codes: 0 done, 1 failed or refused with a reason, 2 invalid command line or environment file,',
    '            3 (test) the live system differs from the plan.',
    '',
    'Examples:',
    ...verbs.map((verb) => `  ${program} ${verb.examples[0]}`),
    '',
    `More: ${program} VERB --help`,
  ].join('\n');
}

function verbHelp(verb: Verb): string {
  return [
    `Usage: ${[program, verb.name, operandText(verb), '[flags]'].filter((word) => word !== '').join(' ')}`,
    '',
    ...wrap(`${verb.name} ${verb.summary}.`),
    '',
    ...wrap(verb.details),
    '',
    'Flags:',
    ...flagLines(verb.flags),
    '',
    'Examples:',
    ...verb.examples.map((example) => `  ${program} ${example}`),
  ].join('\n');
}

function operandText(verb: Verb): string {
  if (verb.operand === undefined) return '';
  return verb.operand.count === 'several' ? `${verb.operand.name}...` : verb.operand.name;
}

function flagLines(flags: readonly Flag[]): readonly string[] {
  return columns(
    flags.map((flag) => [flag.value === undefined ? flag.name : `${flag.name} ${flag.value}`, flag.help]),
  );
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= 100) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
