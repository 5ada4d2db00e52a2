import { expect, test } from '@jest/globals';
import { judgeFindings } from '../../src/lint/fail-on.ts';
import { lintEnvironment } from '../../src/lint/lint-environment.ts';
import type { EnvironmentRule } from '../../src/lint/rule.ts';
import { environmentRules } from '../../src/lint/rules.ts';
import { readText, smallEnvironment } from '../environment/read-text.ts';

const crashing: EnvironmentRule = {
  id: 'OWA999',
  alias: 'crashing',
  category: 'names',
  severity: 'warning',
  summary: 'Fails.',
  why: 'Because.',
  source: 'test',
  bad: [],
  good: [],
  *check() {
    yield { path: 'stage', message: 'Found before.', remedy: 'None.' };
    throw new Error('no such pool');
  },
};

test('a rule that throws is reported, keeps what it had found, and loses nothing else', () => {
  const reading = readText(smallEnvironment({ 'stage:': 'stage: production', restart: 'restart: iisreset' }));
  const usual = lintEnvironment(reading).findings;
  const { findings } = lintEnvironment(reading, [crashing, ...environmentRules]);
  expect(findings).toEqual(expect.arrayContaining([...usual]));
  expect(findings.filter((finding) => !usual.some((one) => one.rule === finding.rule))).toMatchObject([
    {
      rule: 'rule-crashed',
      severity: 'error',
      message: 'The rule crashing (OWA999) failed on this file: no such pool',
      line: 1,
    },
    { rule: 'crashing', severity: 'warning', line: 3, column: 8, path: 'stage' },
  ]);
});

const accept = (rule: string) => `acknowledge:\n  - { rule: ${rule}, reason: because }`;
const cases: readonly (readonly [
  name: string,
  change: Record<string, string>,
  found: readonly string[],
  accepted: readonly string[],
])[] = [
  [
    'a warning by name',
    { 'stage:': 'stage: production', ack: accept('production-without-window') },
    [],
    ['production-without-window'],
  ],
  [
    'a warning by id',
    { 'stage:': 'stage: production', ack: accept('OWA402') },
    [],
    ['production-without-window'],
  ],
  ['a warning that is not there', { ack: accept('production-without-window') }, ['acknowledge-unused'], []],
  [
    'an error',
    { 'stage:': 'stage: staging', restart: 'restart: iisreset', ack: accept('iisreset-outside-lab') },
    ['iisreset-outside-lab', 'acknowledge-error'],
    [],
  ],
  [
    'a fault of shape',
    { more: 'extra: 1', ack: accept('unknown-key') },
    ['unknown-key', 'acknowledge-error'],
    [],
  ],
  [
    'a fault of shape by id',
    { more: 'extra: 1', ack: accept('ENV012') },
    ['unknown-key', 'acknowledge-error'],
    [],
  ],
  ['no rule', { ack: accept('production-window') }, ['acknowledge-unknown-rule'], []],
  ['information', { ack: accept('management-shell-by-hand') }, ['acknowledge-unused'], []],
];

test.each(cases)('acknowledging %s', (_name, change, found, accepted) => {
  const { findings, acknowledged } = lintEnvironment(readText(smallEnvironment(change)));
  const expected = ['partner-script-by-hand', 'management-shell-by-hand'];
  expect(findings.map(({ rule }) => rule).filter((rule) => !expected.includes(rule))).toEqual(found);
  expect(acknowledged.map(({ finding, reason }) => `${finding.rule} ${reason}`)).toEqual(
    accepted.map((rule) => `${rule} because`),
  );
});

test('what is not supported can not be accepted, what is not stated clearly has to be', () => {
  const change = { 'version: 2013': '  version: 2016' };
  const refused = readText(
    smallEnvironment({ ...change, ack: accept('instant-messaging-unsupported-pair') }),
  );
  const { findings } = lintEnvironment(refused);
  const rules = findings.map(({ rule }) => rule);
  expect(rules).toContain('instant-messaging-unsupported-pair');
  expect(rules).toContain('acknowledge-error');
  expect(judgeFindings(findings, 'never')).toBe('unsupported');

  const withoutIm = { ...change, instantMessaging: '  instantMessaging: false' };
  const judge = (more: Record<string, string>, failOn: 'error' | 'never') => {
    const { findings } = lintEnvironment(readText(smallEnvironment({ ...withoutIm, ...more })));
    return judgeFindings(findings, failOn);
  };
  expect(judge({}, 'error')).toBe('lint-failed');
  expect(judge({}, 'never')).toBe('passed');
  expect(judge({ ack: accept('pair-not-stated') }, 'error')).toBe('passed');
});

test('findings in a copy come last, and a warning there is accepted like any other', () => {
  const copy = {
    rule: 'web-config-file-attribute',
    severity: 'warning',
    message: 'M.',
    remedy: 'R.',
    file: 'ex14.web.config',
    line: 1,
    column: 1,
  } as const;
  const more = readText(smallEnvironment({ more: 'extra: 1' }));
  expect(lintEnvironment(more, undefined, [copy]).findings.at(-1)).toEqual(copy);
  const accepted = readText(smallEnvironment({ ack: accept('web-config-file-attribute') }));
  const { findings, acknowledged } = lintEnvironment(accepted, undefined, [copy]);
  expect(findings).not.toContain(copy);
  expect(acknowledged).toEqual([{ finding: copy, reason: 'because' }]);
});

test('a file that can not be read has one finding', () => {
  expect(lintEnvironment(readText('a: [')).findings.map(({ rule }) => rule)).toEqual(['yaml-syntax']);
});

test('rules cope with whatever is missing', () => {
  const lines = smallEnvironment().split('\n');
  for (const index of lines.keys()) {
    for (const replacement of [
      [],
      [(lines[index] ?? '').replace(/:.*/, ': ~')],
      [(lines[index] ?? '').replace(/:.*/, ': [1]')],
    ]) {
      const text = lines.toSpliced(index, 1, ...replacement).join('\n');
      const { findings } = lintEnvironment(readText(text));
      expect(findings.map(({ rule }) => rule)).not.toContain('rule-crashed');
    }
  }
});

test('findings stand in the order of the file', () => {
  const { findings } = lintEnvironment(
    readText(
      smallEnvironment({ 'stage:': 'stage: production', restart: 'restart: iisreset', more: 'extra: 1' }),
    ),
  );
  const places = findings.map(({ line, column }) => line * 1000 + column);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

const finding = { message: 'M.', remedy: 'R.', file: 'f', line: 1, column: 1 } as const;
const error = { ...finding, rule: 'iisreset-outside-lab', severity: 'error' } as const;
const warning = { ...finding, rule: 'thumbprint-not-pinned', severity: 'warning' } as const;
const information = { ...finding, rule: 'key-of-feature-off', severity: 'information' } as const;
const shape = { ...finding, rule: 'unknown-key', severity: 'error' } as const;

test.each([
  ['nothing', [], 'warning', 'passed'],
  ['information', [information], 'warning', 'passed'],
  ['a warning', [warning], 'error', 'passed'],
  ['a warning, asked for', [warning], 'warning', 'lint-failed'],
  ['an error', [warning, error], 'error', 'lint-failed'],
  ['an error, asked for warnings', [error], 'warning', 'lint-failed'],
  ['an error, never', [error], 'never', 'passed'],
  ['a fault of shape', [error, shape], 'error', 'invalid-config'],
  ['a fault of shape, never', [shape], 'never', 'invalid-config'],
] as const)('%s', (_name, findings, failOn, expected) => {
  expect(judgeFindings(findings, failOn)).toBe(expected);
});
