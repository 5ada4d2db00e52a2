import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { lintExample } from '../../scripts/docs/lint-example.ts';
import { shapeRules } from '../../src/environment/shape-rule.ts';
import { allRules, rulesByKind } from '../../src/lint/all-rules.ts';
import { frameRules, productsInvalid } from '../../src/lint/frame-rules.ts';
import type { Example } from '../../src/lint/rule.ts';
import { environmentRules } from '../../src/lint/rules.ts';
import { suppressionRules } from '../../src/lint/suppressions/suppression-rules.ts';
import { readText } from '../environment/read-text.ts';

const rules = allRules();
/** The others have tests of their own: text-rules.test.ts. */
const onEnvironments = [...rulesByKind.environment, ...frameRules].filter(
  (rule) => rule !== productsInvalid && !suppressionRules.includes(rule),
);

/** The key paths at which a rule finds something in an example, whatever else is found there. */
async function pathsFound(alias: string, example: Example): Promise<readonly string[]> {
  const { findings } = await lintExample('environment', example);
  return findings.filter(({ rule }) => rule === alias).map(({ path }) => path ?? '');
}

describe.each(onEnvironments.map((rule) => [rule.alias, rule] as const))('%s', (alias, rule) => {
  for (const example of rule.bad) {
    test(`finds: ${example.title}`, async () => {
      const { at } = example;
      const expected = alias === 'missing-key' ? expect.arrayContaining([...at]) : [...at];
      expect(await pathsFound(alias, example)).toEqual(expected);
    });
  }

  for (const example of rule.good) {
    test(`leaves alone: ${example.title}`, async () => {
      expect(readText(example.text).outcome).not.toBe('unreadable');
      expect(await pathsFound(alias, example)).toEqual([]);
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

test('every rule on the meaning of environment files has its file', () => {
  const files = readdirSync(new URL('../../src/lint/rules', import.meta.url)).map((name) =>
    name.replace(/\.ts$/, ''),
  );
  expect(files.sort()).toEqual(environmentRules.map(({ alias }) => alias).sort());
});

/** What a megabyte or a hundred faults would show is tested with the reader. */
const tooLongToShow = ['file-size', 'too-many-findings'];

test.each(
  rulesByKind.environment
    .filter(({ alias }) => !tooLongToShow.includes(alias))
    .map((rule) => [rule.alias, rule] as const),
)('%s has three cases found and three left alone', (_, { bad, good }) => {
  expect(bad.flatMap(({ at }) => at).length).toBeGreaterThanOrEqual(3);
  expect(good.length).toBeGreaterThanOrEqual(3);
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
