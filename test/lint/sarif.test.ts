import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { lintEnvironment } from '../../src/lint/lint-environment.ts';
import { planRules } from '../../src/lint/plan-rules.ts';
import { toSarif } from '../../src/lint/sarif.ts';
import { readText, smallEnvironment } from '../environment/read-text.ts';

const golden = new URL('./golden/environment.sarif', import.meta.url);

const text = smallEnvironment({
  'stage:': 'stage: production',
  restart: 'restart: iisreset',
  ack: 'acknowledge:\n  - { rule: production-without-window, reason: the board decides }',
});

function sarif(rules = planRules()) {
  const linted = lintEnvironment(readText(text));
  return toSarif({
    version: '0.1.0',
    pages: 'https://example.org/docs/rules/',
    ...linted,
    rules,
  }).text;
}

test('a log as GitHub takes it, the same each time', () => {
  const text = sarif();
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, text);
  expect(text).toBe(readFileSync(golden, 'utf8'));
  expect(sarif()).toBe(text);
});

interface Log {
  runs: {
    tool: { driver: { rules: { id: string; helpUri: string }[] } };
    results: {
      ruleId: string;
      ruleIndex?: number;
      locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
    }[];
  }[];
}

test('each result points at its rule, and each rule at its page', () => {
  const [run] = (JSON.parse(sarif()) as Log).runs;
  const rules = run?.tool.driver.rules ?? [];
  expect(run?.results.length).toBeGreaterThan(0);
  for (const { ruleId, ruleIndex } of run?.results ?? []) expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
  expect(rules.map(({ helpUri }) => helpUri)).toContain(
    'https://example.org/docs/rules/iisreset-outside-lab.md',
  );
});

test('what no rule describes keeps its name and has no index', () => {
  const results = (JSON.parse(sarif([])) as Log).runs[0]?.results ?? [];
  expect(results.map(({ ruleId }) => ruleId)).toContain('iisreset-outside-lab');
  expect(results.every(({ ruleIndex }) => ruleIndex === undefined)).toBe(true);
});

test.each([
  ['./environments/prod.yml', 'environments/prod.yml'],
  ['environments\\prod.yml', 'environments/prod.yml'],
  ['a b/ü#1.yml', 'a%20b/%C3%BC%231.yml'],
  ['half \ud800.yml', 'half%20%EF%BF%BD.yml'],
  ['/srv/a b/prod.yml', 'file:///srv/a%20b/prod.yml'],
  ['C:\\work\\prod.yml', 'file:///C:/work/prod.yml'],
])('%s as a URI', (file, uri) => {
  const finding = {
    rule: 'r',
    severity: 'error',
    message: 'M.',
    remedy: 'R.',
    file,
    line: 1,
    column: 1,
  } as const;
  const log = JSON.parse(
    toSarif({ version: '1', findings: [finding], acknowledged: [], rules: [] }).text,
  ) as Log;
  expect(log.runs[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(uri);
});
