import { describe, expect, test } from '@jest/globals';
import { parseArguments } from '../../src/cli/parse-arguments.ts';
import { Refusal } from '../../src/system/refusal.ts';

function parsed(...args: string[]) {
  const request = parseArguments(args);
  if (request.kind !== 'command') return request.kind === 'help' ? `help ${request.topic}` : request.kind;
  const { verb, operands, flags } = request.command;
  return { verb, operands: [...operands], flags: Object.fromEntries(flags) };
}

test.each<[string[], unknown]>([
  [['--help'], 'help program'],
  [['-h'], 'help program'],
  [['help'], 'help program'],
  [['help', 'plan'], 'help plan'],
  [['plan', '--help'], 'help plan'],
  [['apply', 'x', '-h'], 'help apply'],
  [['--version'], 'version'],
  [['plan', '--version'], 'version'],
  [['plan', 'a', 'b'], { verb: 'plan', operands: ['a', 'b'], flags: {} }],
  [['plan', 'a', '--out', 'o'], { verb: 'plan', operands: ['a'], flags: { '--out': ['o'] } }],
  [['plan', '--out=o', 'a'], { verb: 'plan', operands: ['a'], flags: { '--out': ['o'] } }],
  [['plan', '--out=a=b', 'a'], { verb: 'plan', operands: ['a'], flags: { '--out': ['a=b'] } }],
  [['plan', '--', '--odd'], { verb: 'plan', operands: ['--odd'], flags: {} }],
  [
    ['test', 'd', '--target', 'A', '--target=B'],
    { verb: 'test', operands: ['d'], flags: { '--target': ['A', 'B'] } },
  ],
  [
    ['apply', 'd', '--approved-by=--x'],
    { verb: 'apply', operands: ['d'], flags: { '--approved-by': ['--x'] } },
  ],
])('%j', (args, expected) => {
  expect(parsed(...args)).toEqual(expected);
});

describe('invalid-config', () => {
  test.each<[string[], string, string]>([
    [[], 'a verb is missing', 'Run it with --help for the list.'],
    [['paln', 'x'], '"paln" is no verb', 'Did you mean plan?'],
    [['deploy', 'x'], '"deploy" is no verb', 'Run it with --help for the list.'],
    [['--format', 'json'], 'the verb comes first, before --format', 'Run it with --help for the list.'],
    [['plan'], 'plan needs PATH', 'For example: plan examples/ntsystems.yml'],
    [['check', 'a', 'b'], 'check takes one DIR, not 2', 'Run it once for each.'],
    [['plan', ''], 'PATH is empty', 'For example: plan examples/ntsystems.yml'],
    [['plan', 'x', '--formt', 'json'], 'plan has no flag --formt', 'Did you mean --format?'],
    [['plan', 'x', '--digest', 'a'], 'plan has no flag --digest', 'Run "plan --help" for the list.'],
    [['plan', 'x', '-x'], 'plan has no flag -x', 'Run "plan --help" for the list.'],
    [['plan', 'x', '--format', 'jsn'], '--format cannot be "jsn"', 'Did you mean json?'],
    [
      ['plan', 'x', '--fail-on', 'always'],
      '--fail-on cannot be "always"',
      'It is one of error, warning, never.',
    ],
    [
      ['plan', 'x', '--out'],
      '--out needs a value',
      'Write --out DIR; for a value that begins with dashes, --out=DIR.',
    ],
    [
      ['plan', 'x', '--out', '--format'],
      '--out needs a value',
      'Write --out DIR; for a value that begins with dashes, --out=DIR.',
    ],
    [
      ['plan', 'x', '--out='],
      '--out needs a value',
      'Write --out DIR; for a value that begins with dashes, --out=DIR.',
    ],
    [['plan', 'x', '--out', 'a', '--out', 'b'], '--out is given twice', 'Give it once.'],
    [['plan', 'x', '--help=yes'], '--help takes no value', 'Write --help alone.'],
  ])('%j', (args, message, remedy) => {
    const refusal = refusalOf(() => parseArguments(args));
    expect([refusal.reason, refusal.message, refusal.remedy]).toEqual(['invalid-config', message, remedy]);
  });

  test('init takes no operand', () => {
    expect(refusalOf(() => parseArguments(['init', 'here'])).message).toBe('init takes no here');
  });
});

function refusalOf(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
