import { expect, test } from '@jest/globals';
import { helpText } from '../../src/cli/help.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';
import { verbsOf } from '../../src/cli/reason-verbs.ts';
import { verbs } from '../../src/cli/verbs.ts';
import { reasons } from '../../src/system/refusal.ts';
import { runMain } from './run-main.ts';

test.each(verbs.map((verb) => [verb.name]))(
  '%s --help names its flags, and its examples are valid command lines',
  (name) => {
    const verb = verbs.find((candidate) => candidate.name === name);
    const text = helpText(name);
    for (const flag of verb?.flags ?? []) expect(text).toContain(flag.name);
    expect(verb?.examples.length).toBeGreaterThan(0);
    for (const example of verb?.examples ?? []) {
      expect(text).toContain(example);
      const words = [...example.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
      expect(parseArguments(words)).toMatchObject({ kind: 'command', command: { verb: name } });
    }
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  },
);

test('--help and --version go to standard output and exit with 0', async () => {
  for (const args of [['--help'], ['plan', '--help'], ['--version'], ['help', 'check']]) {
    const { result, out, err } = await runMain(args);
    expect([result.exitCode, out.length > 0, err]).toEqual([0, true, '']);
  }
});

test('every reason has its verbs', () => {
  expect(Object.keys(verbsOf).sort()).toEqual(Object.keys(reasons).sort());
});
