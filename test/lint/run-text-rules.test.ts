import { expect, test } from '@jest/globals';
import { SourceText } from '../../src/environment/source-text.ts';
import { lintTexts } from '../../src/lint/lint-texts.ts';
import { runTextRules } from '../../src/lint/run-text-rules.ts';
import { noContext } from '../../src/lint/text-file.ts';
import type { TextFault, TextRule } from '../../src/lint/text-rule.ts';

const described = {
  category: 'powershell',
  summary: 'S.',
  why: 'W.',
  source: 'T.',
  bad: [],
  good: [],
} as const;

function rule(alias: string, check: TextRule<string>['check']): TextRule<string> {
  return { ...described, id: 'TST001', alias, severity: 'warning', check };
}

/** Finds a word each time it stands in the text. */
function words(word: string): TextRule<string>['check'] {
  return function* (text): Iterable<TextFault> {
    for (const { index } of text.matchAll(new RegExp(word, 'g')))
      yield { at: { start: index, end: index + word.length }, message: `${word}.`, remedy: 'R.' };
  };
}

function run(rules: readonly TextRule<string>[], text: string) {
  return runTextRules(rules, text, new SourceText(text), 'a.ps1');
}

test('places are lines and columns from 1, in UTF-16 units, in the order of the file', () => {
  const found = run([rule('later', words('b')), rule('sooner', words('a'))], 'x\r\n\u{1F600}a b\na');
  expect(
    found.map(({ rule, line, column, endLine, endColumn }) => [rule, line, column, endLine, endColumn]),
  ).toEqual([
    ['sooner', 2, 3, 2, 4],
    ['later', 2, 5, 2, 6],
    ['sooner', 3, 1, 3, 2],
  ]);
});

test('one thing at one place is said once, by two rules twice', () => {
  const twice = rule('one', (text) => [...words('a')(text), ...words('a')(text)]);
  expect(run([twice, rule('two', words('a'))], 'a').map(({ rule }) => rule)).toEqual(['one', 'two']);
});

test('a rule that throws is reported with what it had found, and the others run', () => {
  const broken = rule('broken', function* (text) {
    yield* words('a')(text);
    throw new Error('no such thing');
  });
  const found = run([broken, rule('sound', words('b'))], 'a\nb');
  expect(found.map(({ rule, severity, line }) => `${line} ${rule} ${severity}`)).toEqual([
    '1 rule-crashed error',
    '1 broken warning',
    '2 sound warning',
  ]);
  expect(found[0]?.message).toBe('The rule broken (TST001) failed on this file: no such thing');
});

test('edits are places with their text, in the order of the file', () => {
  const edits = [
    { at: { start: 4, end: 5 }, text: 'B' },
    { at: { start: 0, end: 0 }, text: 'A\n' },
  ];
  const [found] = run(
    [rule('edit', () => [{ at: { start: 0, end: 1 }, message: 'M.', remedy: 'R.', edits }])],
    'a\nb\nc',
  );
  expect(found?.edits).toEqual([
    { line: 1, column: 1, endLine: 1, endColumn: 1, text: 'A\n' },
    { line: 3, column: 1, endLine: 3, endColumn: 2, text: 'B' },
  ]);
});

test('a file whose reading fails is reported, and the others are linted', async () => {
  const files = ['a', 'bad', 'a'].map((text, index) => ({
    ...{ file: `${index}.ps1`, bytes: new Uint8Array(), source: new SourceText(text), context: noContext },
    encoding: { name: 'utf-8', mark: false } as const,
  }));
  const language = {
    rules: [rule('one', words('a'))],
    open: async () => (file: { source: SourceText }) => {
      if (file.source.text === 'bad') throw new Error('no');
      return file.source.text;
    },
  };
  const found = await lintTexts(language, files);
  expect(found.map((list) => list.map(({ file, rule }) => `${file} ${rule}`))).toEqual([
    ['0.ps1 one'],
    ['1.ps1 rule-crashed'],
    ['2.ps1 one'],
  ]);
});
