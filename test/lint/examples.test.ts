import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { judgeFindings } from '../../src/lint/fail-on.ts';
import { lintEnvironment } from '../../src/lint/lint-environment.ts';

function lint(path: string) {
  const bytes = readFileSync(new URL(path, import.meta.url));
  const reading = readEnvironment({ file: path, bytes });
  return { text: bytes.toString('utf8'), reading, ...lintEnvironment(reading) };
}

test('the deployment as the article names it: each contradiction at its line, with its severity, and no other error', () => {
  const { text, findings, reading } = lint('./ntsystems-as-posted.yml');
  const named = text.split('\n').flatMap((line, index) => {
    const severity = /# (error|warning):/.exec(line)?.[1];
    return severity === undefined ? [] : [`${index + 1} ${severity}`];
  });
  const found = findings.map(({ line, severity }) => `${line} ${severity}`);
  expect(named).toHaveLength(8);
  expect(found).toEqual(expect.arrayContaining(named));
  expect(found.filter((one) => one.endsWith(' error'))).toEqual(
    named.filter((one) => one.endsWith(' error')),
  );
  expect(findings.map(({ rule, line }) => `${line} ${rule}`)).toEqual([
    '4 production-without-window',
    '9 partner-script-by-hand',
    '12 management-shell-by-hand',
    '17 pool-certificate-subject',
    '18 metadata-url-host',
    '21 online-meetings-cumulative-update',
    '22 autodiscover-server-name',
    '28 invalid-value',
    '29 certificate-subject-not-host',
    '30 im-server-name-not-pool',
    '33 iisreset-outside-lab',
  ]);
  expect(reading.outcome).toBe('invalid');
  expect(judgeFindings(findings, 'never')).toBe('invalid-config');
});

const environments = new URL('../environments/', import.meta.url);

test.each(readdirSync(environments).filter((name) => name.endsWith('.yml')))(
  'environments/%s has no error and no warning',
  (name) => {
    const { findings, reading } = lint(`../environments/${name}`);
    expect(reading.outcome).toBe('valid');
    expect(findings.filter(({ severity }) => severity !== 'information')).toEqual([]);
  },
);

test.each([
  ['ntsystems', ['management-shell-by-hand', 'partner-script-by-hand']],
  ['contoso', ['key-of-feature-off', 'key-of-feature-off']],
  ['fabrikam', []],
])('examples/%s.yml has no error and no warning', (name, information) => {
  const { findings, reading } = lint(`../../examples/${name}.yml`);
  expect(reading.outcome).toBe('valid');
  expect(findings.filter(({ severity }) => severity !== 'information')).toEqual([]);
  expect(findings.map(({ rule }) => rule).sort()).toEqual(information);
  expect(judgeFindings(findings, 'warning')).toBe('passed');
});
