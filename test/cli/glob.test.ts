import { expect, test } from '@jest/globals';
import { globMatcher, isGlob } from '../../src/cli/glob.ts';

test.each<[string, string[], string[]]>([
  ['*.yml', ['a.yml', 'ä.yml'], ['a.yaml', 'x/a.yml', '.a.yml', 'a.ymlx']],
  ['x/*.yml', ['x/a.yml'], ['a.yml', 'x/y/a.yml']],
  ['**/*.yml', ['a.yml', 'x/a.yml', 'x/y/a.yml'], ['.x/a.yml', 'x/.y/a.yml', 'x/.a.yml']],
  ['x/**', ['x/a', 'x/y/a'], ['y/a', 'x/.a']],
  ['a?.yml', ['ab.yml'], ['a.yml', 'abc.yml', 'a/.yml']],
  ['[ab].yml', ['a.yml', 'b.yml'], ['c.yml', '[ab].yml']],
  ['[!a].yml', ['b.yml'], ['a.yml']],
  ['[a-c].yml', ['b.yml'], ['d.yml']],
  ['{a,b}.{yml,yaml}', ['a.yml', 'b.yaml'], ['c.yml', 'a.txt']],
  ['.a/*.yml', ['.a/b.yml'], ['a/b.yml']],
  ['a+b(1).y*l', ['a+b(1).yml'], ['aab1.yml']],
  ['[.yml', ['[.yml'], ['a.yml']],
  ['*a*b*', ['xaxbx', 'ab'], ['ba']],
  ['**/x/**/*.yml', ['x/a.yml', 'a/x/b/c/d.yml', 'x/x/a.yml'], ['a/b.yml', 'x.yml']],
  ['{a,b}/{c,{d,e}}.yml', ['a/c.yml', 'b/e.yml'], ['a/f.yml']],
])('%s', (pattern, yes, no) => {
  const matches = globMatcher(pattern);
  expect(yes.filter((name) => !matches(name))).toEqual([]);
  expect(no.filter((name) => matches(name))).toEqual([]);
});

test('a pattern of many stars takes no time', () => {
  const started = performance.now();
  expect(globMatcher(`${'*a'.repeat(12)}b`)('a'.repeat(60))).toBe(false);
  expect(performance.now() - started).toBeLessThan(5000);
});

test.each([
  ['a.yml', false],
  ['environments/prod-1.yml', false],
  ['*.yml', true],
  ['a[1].yml', true],
])('isGlob(%s)', (text, expected) => {
  expect(isGlob(text)).toBe(expected);
});
