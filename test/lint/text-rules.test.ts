import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { kindOfRule, lintExample } from '../../scripts/docs/lint-example.ts';
import { productsInvalid, ruleCrashed } from '../../src/lint/frame-rules.ts';
import { powershellRules } from '../../src/lint/powershell-rules/powershell-rules.ts';
import type { Example, RuleDescription } from '../../src/lint/rule.ts';
import { suppressionRules } from '../../src/lint/suppressions/suppression-rules.ts';
import { webConfigFileRules } from '../../src/lint/web-config-rules/web-config-file-rules.ts';
import { workflowRules } from '../../src/lint/workflow-rules/workflow-rules.ts';

const lists: readonly (readonly [folder: string, rules: readonly RuleDescription[]])[] = [
  ['powershell-rules', powershellRules],
  ['web-config-rules', webConfigFileRules],
  ['workflow-rules', workflowRules],
];

/** Rules on text whose examples name places, but that are no rules of a folder. */
const others: typeof lists = [['frame', [...suppressionRules, productsInvalid]]];

/** The places (`LINE:COLUMN`) at which a rule finds something in an example, whatever else is found there. */
async function placesFound(rule: RuleDescription, example: Example): Promise<readonly string[]> {
  const { findings } = await lintExample(kindOfRule(rule), example);
  expect(findings.filter((finding) => finding.rule === ruleCrashed.alias)).toEqual([]);
  return findings
    .filter((finding) => finding.rule === rule.alias)
    .map(({ line, column }) => `${line}:${column}`);
}

describe.each([...lists, ...others])('%s', (_folder, rules) => {
  for (const rule of rules) {
    for (const example of rule.bad) {
      test(`${rule.alias} finds: ${example.title}`, async () => {
        expect(await placesFound(rule, example)).toEqual(example.at);
      });
    }

    for (const example of rule.good) {
      test(`${rule.alias} leaves alone: ${example.title}`, async () => {
        expect(await placesFound(rule, example)).toEqual([]);
      });
    }
  }
});

describe.each(lists)('%s', (folder, rules) => {
  test('holds a file for each rule', () => {
    const files = readdirSync(new URL(`../../src/lint/${folder}`, import.meta.url));
    for (const { alias } of rules) expect(files).toContain(`${alias}.ts`);
  });

  for (const rule of rules) {
    test(`${rule.alias} has three cases found and three left alone`, () => {
      expect(rule.bad.flatMap(({ at }) => at).length).toBeGreaterThanOrEqual(3);
      expect(rule.good.length).toBeGreaterThanOrEqual(3);
    });
  }
});
