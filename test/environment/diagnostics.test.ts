import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { showFinding } from '../../src/environment/show-finding.ts';
import { lintEnvironment } from '../../src/lint/lint-environment.ts';
import { readText } from './read-text.ts';

const golden = new URL('./golden/broken.txt', import.meta.url);
const broken = readFileSync(new URL('./broken.yml', import.meta.url), 'utf8');

test('every fault of a file is shown at once, each with its place, its line and what to do', () => {
  const reading = readText(broken);
  const { findings } = lintEnvironment(reading);
  const shown = `${findings.map((finding) => showFinding(finding, reading.source)).join('\n\n')}\n`;
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, shown);
  expect(shown).toBe(readFileSync(golden, 'utf8'));
});

const lines: readonly (readonly [name: string, text: string, column: number, expected: string])[] = [
  ['a tab counts one column', '\tname: x', 2, '  1 |  name: x\n    |  ^'],
  ['wide letters take two', '漢字: x', 3, '  1 | 漢字: x\n    |     ^'],
  ['combining marks take none', 'e\u0301: x', 3, '  1 | e\u0301: x\n    |  ^'],
  ['an astral letter is two units and two columns wide', '\u{1F600}: x', 3, '  1 | \u{1F600}: x\n    |   ^'],
  ['a place behind the end', 'ab', 3, '  1 | ab\n    |   ^'],
  ['an escape sequence does not reach the terminal', 'a\u001b[31mb', 1, '  1 | a\ufffd[31mb\n    | ^'],
  [
    'a long line is cut before the place',
    `${'x'.repeat(300)}y`,
    301,
    `  1 | ...${'x'.repeat(80)}y\n    | ${' '.repeat(83)}^`,
  ],
  ['a line without measure is not shown', 'x'.repeat(3000), 1, '  1 | (a line of 3000 characters)'],
];

test.each(lines)('%s', (_name, text, column, expected) => {
  const { source } = readText(text);
  const finding = {
    rule: 'r',
    severity: 'error',
    message: 'M.',
    remedy: 'R.',
    file: 'f',
    line: 1,
    column,
  } as const;
  const shown = showFinding({ ...finding, endLine: 1, endColumn: column + 1 }, source);
  expect(shown).toBe(`f:1:${column}: error r: M.\n${expected}\n  remedy: R.`);
});

test('without a source the place and the remedy remain', () => {
  const finding = {
    rule: 'r',
    severity: 'warning',
    message: 'M.',
    remedy: 'R.',
    file: 'f',
    line: 9,
    column: 1,
    path: 'a.b',
  } as const;
  expect(showFinding(finding, undefined)).toBe('f:9:1: warning r a.b: M.\n  remedy: R.');
});
