import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import Ajv from 'ajv';
import type { Finding, Severity } from '../../src/environment/finding.ts';
import { allRules } from '../../src/lint/all-rules.ts';
import { type SarifInput, toSarif } from '../../src/lint/sarif.ts';
import { githubSarifLimits } from '../../src/lint/sarif-limits.ts';

const require = createRequire(import.meta.url);
const json = (module: string) => JSON.parse(readFileSync(require.resolve(module), 'utf8')) as object;
const validate = new Ajv({ schemaId: 'auto', logger: false })
  .addMetaSchema(json('ajv/lib/refs/json-schema-draft-04.json'))
  .compile(json('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly Rule[] } };
    readonly invocations?: readonly {
      readonly toolExecutionNotifications: readonly { message: { text: string } }[];
    }[];
    readonly results: readonly {
      readonly level: string;
      readonly locations: readonly unknown[];
      readonly suppressions?: readonly { readonly kind: string; readonly justification: string }[];
      readonly relatedLocations?: readonly unknown[];
      readonly fixes?: readonly unknown[];
    }[];
  }[];
}

interface Rule {
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly properties: { readonly tags: readonly string[] };
}

function logOf(input: Partial<SarifInput>) {
  const sarif = toSarif({ version: '0.1.0', findings: [], acknowledged: [], rules: allRules(), ...input });
  const log = JSON.parse(sarif.text) as Log;
  return { ...sarif, log, run: log.runs[0] };
}

function validLogOf(input: Partial<SarifInput>) {
  const made = logOf(input);
  expect(validate(made.log) ? [] : validate.errors).toEqual([]);
  return made;
}

function finding(index: number, more: Partial<Finding> = {}): Finding {
  const severities: readonly Severity[] = ['information', 'warning', 'error'];
  const rules = allRules();
  return {
    rule: rules[index % rules.length]?.alias ?? '',
    severity: severities[index % 3] ?? 'error',
    message: `Server EX${index} has the certificate ${(index * 7919).toString(16)} twice.`,
    remedy: `Give EX${index} its own.`,
    file: `scripts/folder-${index % 97}/file ${index}.ps1`,
    ...{ line: index + 1, column: 1, endLine: index + 1, endColumn: 9 },
    ...more,
  };
}

const rich = finding(1, {
  generated: { file: 'out/a/runbook.ps1', line: 10, column: 3 },
  path: 'exchange.servers[0].fqdn',
  edits: [{ line: 2, column: 1, endLine: 2, endColumn: 4, text: 'new\n' }],
});

test.each<[string, Partial<SarifInput>]>([
  ['nothing found', {}],
  [
    'every rule with its page',
    { findings: allRules().map((_, index) => finding(index)), pages: 'https://example.org/r/' },
  ],
  ['edits, a key path and a generated file', { findings: [rich] }],
  ['a rule that nobody describes', { findings: [finding(0, { rule: 'PSAvoidUsingCmdletAliases' })] }],
  [
    'suppressed in each way',
    {
      acknowledged: [{ finding: finding(1), reason: 'A.' }],
      suppressed: [
        { finding: finding(2), reason: 'B.', by: 'comment' },
        { finding: finding(3), reason: 'C.', by: 'configuration' },
      ],
    },
  ],
])('the log validates against the schema of SARIF 2.1.0: %s', (_name, input) => {
  expect(validLogOf(input).leftOut).toBe(0);
});

test('an edit is a fix, a generated file a related place, a suppression says where and why', () => {
  const { run } = logOf({
    findings: [rich],
    suppressed: [{ finding: finding(2), reason: 'B.', by: 'comment' }],
  });
  const [found, suppressed] = run?.results ?? [];
  expect(found?.fixes).toEqual([
    {
      description: { text: 'Give EX1 its own.' },
      artifactChanges: [
        {
          artifactLocation: { uri: 'scripts/folder-1/file%201.ps1' },
          replacements: [
            {
              deletedRegion: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 4 },
              insertedContent: { text: 'new\n' },
            },
          ],
        },
      ],
    },
  ]);
  expect(found?.relatedLocations).toHaveLength(1);
  expect(suppressed?.suppressions).toEqual([{ kind: 'inSource', justification: 'B.' }]);
});

test('30,000 findings: what GitHub takes, the worst of them, and how many are missing', () => {
  const findings = Array.from({ length: 30_000 }, (_, index) => finding(index, { edits: rich.edits ?? [] }));
  const suppressed = [{ finding: finding(2), reason: 'R.', by: 'comment' } as const];
  const { text, leftOut, run } = validLogOf({ findings, suppressed });
  expect(run?.results).toHaveLength(githubSarifLimits.results);
  expect(gzipSync(text).length).toBeLessThan(githubSarifLimits.compressedBytes);
  expect(leftOut).toBe(5001);
  const count = (level: string) => run?.results.filter((result) => result.level === level).length;
  expect([count('error'), count('warning'), count('note')]).toEqual([10_000, 10_000, 5000]);
  expect(run?.invocations?.[0]?.toolExecutionNotifications[0]?.message.text).toMatch(
    /^5001 findings are left out/,
  );
  for (const { locations } of run?.results ?? []) expect(locations).toHaveLength(1);
});

test('a log that gzip can not make small enough is cut until it is', () => {
  const noise = () => randomBytes(9000).toString('base64');
  const findings = Array.from({ length: 1200 }, (_, index) => finding(index, { message: noise() }));
  const { text, leftOut, run } = logOf({ findings });
  expect(gzipSync(text).length).toBeLessThan(githubSarifLimits.compressedBytes);
  expect(leftOut).toBe(600);
  expect(run?.results.filter(({ level }) => level === 'error')).toHaveLength(400);
});

test('every rule keeps within the limits of a description', () => {
  const { run } = logOf({ findings: allRules().map(({ alias }) => finding(0, { rule: alias })) });
  const rules = run?.tool.driver.rules ?? [];
  expect(rules).toHaveLength(allRules().length);
  for (const { shortDescription, fullDescription, properties } of rules) {
    expect(shortDescription.text.length).toBeLessThanOrEqual(githubSarifLimits.descriptionLength);
    expect(fullDescription.text.length).toBeLessThanOrEqual(githubSarifLimits.descriptionLength);
    expect(properties.tags.length).toBeLessThanOrEqual(githubSarifLimits.tagsOfRule);
  }
});
