import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { unifiedDiff } from '../../src/webconfig/diff.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const names = { before: 'a/x', after: 'b/x' };
const lines = (...all: readonly (string | number)[]): string => all.map((one) => `${one}\n`).join('');
const numbers = Array.from({ length: 20 }, (_, at) => at + 1);

describe('the unified diff', () => {
  test.each([
    ['equal texts', 'a\n', 'a\n', ''],
    ['one line changed', 'a\n', 'b\n', '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n'],
    ['lines added to nothing', '', 'a\nb\n', '--- a/x\n+++ b/x\n@@ -0,0 +1,2 @@\n+a\n+b\n'],
    ['everything removed', 'a\n', '', '--- a/x\n+++ b/x\n@@ -1 +0,0 @@\n-a\n'],
    [
      'no line end at the end',
      'a',
      'a\nb',
      '--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n\\ No newline at end of file\n',
    ],
    ['CR belongs to the line', 'a\r\n', 'a\n', '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\r\n+a\n'],
    [
      'three lines around a change, two changes apart',
      lines(...numbers),
      lines(...numbers.map((one) => (one === 5 || one === 16 ? `${one}!` : one))),
      `--- a/x\n+++ b/x\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+5!\n 6\n 7\n 8\n@@ -13,7 +13,7 @@\n 13\n 14\n 15\n-16\n+16!\n 17\n 18\n 19\n`,
    ],
    [
      'changes whose surroundings touch are one hunk',
      lines(...numbers.slice(0, 9)),
      lines(...numbers.slice(0, 9).map((one) => (one === 1 || one === 8 ? `${one}!` : one))),
      `--- a/x\n+++ b/x\n@@ -1,9 +1,9 @@\n-1\n+1!\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+8!\n 9\n`,
    ],
  ])('%s', (_, before, after, diff) => {
    expect(unifiedDiff(before, after, names)).toBe(diff);
  });

  test('texts with nothing in common are shown whole', () => {
    const before = Array.from({ length: 3000 }, (_, at) => `a${at}`);
    const after = Array.from({ length: 3000 }, (_, at) => `b${at}`);
    const diff = unifiedDiff(lines(...before), lines(...after), names);
    expect(diff.split('\n').length).toBe(3 + 6000 + 1);
  });
});

const text = fc
  .tuple(fc.array(fc.constantFrom('a', 'b', 'c', 'a\r', ''), { maxLength: 14 }), fc.constantFrom('', '\n'))
  .map(([all, end]) => all.join('\n') + (all.length > 0 ? end : ''));

test('git applies what was made of any two texts', () => {
  const folder = temporaryFolder('diff');
  try {
    // An empty text and a file that is not there are one and the same to git.
    const pairs = fc
      .sample(fc.tuple(text, text), { numRuns: 300, seed: 5 })
      .filter(([before, after]) => before !== after && before !== '' && after !== '');
    const patch = pairs.map(([before, after], at) => {
      writeFileSync(join(folder, `${at}`), before);
      return unifiedDiff(before, after, { before: `a/${at}`, after: `b/${at}` });
    });
    writeFileSync(join(folder, 'patch'), patch.join(''));
    const result = spawnSync('git', ['apply', '--whitespace=nowarn', 'patch'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(result.stderr).toBe('');
    expect(pairs.map((_, at) => readFileSync(join(folder, `${at}`), 'utf8'))).toEqual(
      pairs.map(([, after]) => after),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('no shorter script exists', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const marks = unifiedDiff(before, after, names)
        .split('\n')
        .slice(2)
        .filter((line) => /^[-+]/.test(line)).length;
      expect(marks).toBe(editDistance(splitLines(before), splitLines(after)));
    }),
    { numRuns: 300 },
  );
});

function splitLines(one: string): readonly string[] {
  return one.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** By the table of longest common subsequences. */
function editDistance(before: readonly string[], after: readonly string[]): number {
  let row = after.map(() => 0);
  for (const line of before) {
    const next: number[] = [];
    for (const [at, other] of after.entries()) {
      const diagonal = at === 0 ? 0 : (row[at - 1] ?? 0);
      next.push(line === other ? diagonal + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0));
    }
    row = next;
  }
  return before.length + after.length - 2 * (row.at(-1) ?? 0);
}
