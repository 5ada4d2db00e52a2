import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { shapeRules } from '../../src/environment/shape-rule.ts';
import { allRules, rulesByKind } from '../../src/lint/all-rules.ts';
import { frameRules } from '../../src/lint/frame-rules.ts';
import { lintEnvironment } from '../../src/lint/lint-environment.ts';
import { environmentRules } from '../../src/lint/rules.ts';
import { suppressionRules } from '../../src/lint/suppressions/suppression-rules.ts';
import { readText } from '../environment/read-text.ts';

const rules = allRules();
/** The others have tests of their own: text-rules.test.ts. */
const onEnvironments = [...rulesByKind.environment, ...frameRules].filter(
  (rule) => !suppressionRules.includes(rule),
);

/** The key paths at which a rule finds something in a text, whatever else is found there. */
function pathsFound(alias: string, text: string): readonly string[] {
  const { findings } = lintEnvironment(readText(text));
  return findings.filter(({ rule }) => rule === alias).map(({ path }) => path ?? '');
}

describe.each(onEnvironments.map((rule) => [rule.alias, rule] as const))('%s', (alias, rule) => {
  for (const { title, text, at } of rule.bad) {
    test(`finds: ${title}`, () => {
      const expected = alias === 'missing-key' ? expect.arrayContaining([...at]) : [...at];
      expect(pathsFound(alias, text)).toEqual(expected);
    });
  }

  for (const { title, text } of rule.good) {
    test(`leaves alone: ${title}`, () => {
      expect(readText(text).outcome).not.toBe('unreadable');
      expect(pathsFound(alias, text)).toEqual([]);
    });
  }
});

test.each(rules.map((rule) => [rule.alias, rule] as const))(
  '%s is described in whole sentences',
  (alias, rule) => {
    expect(rule.summary).toMatch(/\.$/);
    expect(rule.why).toMatch(/\.$/);
    expect(rule.source).not.toBe('');
    expect(alias).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(rule.id).toMatch(/^(ENV|OWA|WEB|CMD|PSH|WFL)\d{3}$/);
  },
);

test('every rule on environment files has its file, an example found and one left alone', () => {
  const files = readdirSync(new URL('../../src/lint/rules', import.meta.url)).map((name) =>
    name.replace(/\.ts$/, ''),
  );
  expect(files.sort()).toEqual(environmentRules.map(({ alias }) => alias).sort());
  for (const rule of environmentRules) {
    expect(rule.bad.length).toBeGreaterThan(0);
    expect(rule.good.length).toBeGreaterThan(0);
  }
});

test('ids and names are given once, ids in order', () => {
  const ids = rules.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(new Set(rules.map(({ alias }) => alias)).size).toBe(rules.length);
  expect(
    rules
      .filter(({ category }) => category === 'shape')
      .map(({ alias }) => alias)
      .sort(),
  ).toEqual([...shapeRules].sort());
});

test('every rule has its page', () => {
  for (const { alias } of rules) {
    expect(existsSync(new URL(`../../docs/rules/${alias}.md`, import.meta.url))).toBe(true);
  }
});
