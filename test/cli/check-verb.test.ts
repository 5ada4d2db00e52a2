import { appendFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { formatChecksums } from '../../src/bundle/checksums.ts';
import { listFiles } from '../../src/bundle/list-files.ts';
import { nodeFileSystem } from '../../src/system/node-file-system.ts';
import { folderWithExamples, runMain } from './run-main.ts';

let folder = '';
let plan = '';
let digest = '';
beforeEach(async () => {
  folder = folderWithExamples('ntsystems.yml', 'ex14.web.config');
  const { result } = await runMain(['plan', join(folder, 'ntsystems.yml'), '--out', join(folder, 'out')]);
  plan = join(folder, 'out', 'ntsystems');
  digest = String(result.environments[0]?.digest);
});

const yaml = () => join(folder, 'ntsystems.yml');

test('intact, the approved digest in any case, and what the environment file gives', async () => {
  const { result, out } = await runMain([
    'check',
    plan,
    '--digest',
    digest.toUpperCase(),
    '--environment',
    yaml(),
  ]);
  expect(result).toMatchObject({ exitCode: 0, findings: [], environments: [{ name: 'ntsystems', digest }] });
  expect(out).toContain(digest);
});

test('the environment file is found by its path in the repository', async () => {
  const repository = join(folder, 'clone');
  mkdirSync(join(repository, '.git'), { recursive: true });
  mkdirSync(join(repository, 'environments'));
  for (const name of ['ntsystems.yml', 'ex14.web.config'])
    cpSync(join(folder, name), join(repository, 'environments', name));
  await runMain(['plan', join(repository, 'environments', 'ntsystems.yml'), '--out', join(folder, 'out2')]);
  const again = join(folder, 'out2', 'ntsystems');
  expect(JSON.parse(readFileSync(join(again, 'plan.json'), 'utf8')).source).toBe(
    'environments/ntsystems.yml',
  );
  for (const [args, workingDirectory] of [
    [[], repository],
    [[], join(repository, 'environments')],
    [['--environment', join(repository, 'environments', 'ntsystems.yml')], folder],
  ] as const) {
    const { result } = await runMain(['check', again, ...args], { workingDirectory });
    expect(result).toMatchObject({ exitCode: 0, findings: [] });
  }
  appendFileSync(join(repository, 'environments', 'ntsystems.yml'), '\ntrustedApplication:\n  port: 5200\n');
  const changed = await runMain(['check', again], { workingDirectory: repository });
  expect(changed.result).toMatchObject({ exitCode: 1, reason: 'plan-changed' });
});

test('where the environment file is not at hand that is said, and inside Actions refused', async () => {
  const { result, out } = await runMain(['check', plan], { workingDirectory: folder });
  expect(result).toMatchObject({ exitCode: 0, findings: [{ rule: 'not-checked', severity: 'information' }] });
  expect(out).toContain('Not checked: whether ntsystems.yml still gives this plan.');
  expect(out).toContain('is intact; whether it is what ntsystems.yml gives was not checked');
  const inside = await runMain(['check', plan], {
    workingDirectory: folder,
    variables: { GITHUB_ACTIONS: 'true' },
  });
  expect(inside.result).toMatchObject({ exitCode: 1, reason: 'plan-changed' });
});

describe('refusals', () => {
  test.each<[string, () => string[], number, string, RegExp]>([
    ['another digest', () => ['--digest', '0'.repeat(64)], 1, 'digest-mismatch', /was asked for/],
    ['no digest at all', () => ['--digest', 'abc'], 2, 'invalid-config', /"abc" is not a digest/],
    ['a changed file', () => damage('runbook.ps1'), 1, 'digest-mismatch', /runbook\.ps1 was changed/],
    ['an added file', () => damage('x.ps1'), 1, 'digest-mismatch', /x\.ps1 was added/],
    [
      'a changed environment file',
      () => changed((text) => text.replace('B0A7C4', 'B0A7C5')),
      1,
      'plan-changed',
      /different: .*plan\.json, runbook\.ps1, summary\.md/,
    ],
    [
      'an environment file that is no longer valid',
      () => changed((text) => text.replace('siteId', 'sietId')),
      2,
      'invalid-config',
      /can no longer be planned/,
    ],
    [
      'an environment file that is gone',
      () => ['--environment', join(folder, 'gone.yml')],
      1,
      'io-failed',
      /gone\.yml: it does not exist/,
    ],
    [
      'an edited copy of web.config',
      () =>
        changed(
          (text) => text,
          () => appendFileSync(join(folder, 'ex14.web.config'), '\n'),
        ),
      1,
      'plan-changed',
      /web\.config\/EX14\.web\.config/,
    ],
  ])('%s', async (_name, prepare, exitCode, reason, message) => {
    const args = prepare();
    const { result } = await runMain([
      'check',
      plan,
      ...(args.length > 0 ? args : ['--environment', yaml()]),
    ]);
    expect([result.exitCode, result.reason, result.message]).toEqual([
      exitCode,
      reason,
      expect.stringMatching(message),
    ]);
    expect(result.remedy).toBeTruthy();
  });

  test.each([
    ['the output folder', 'out', 1, 'digest-mismatch'],
    ['a folder that is not there', 'gone', 2, 'invalid-config'],
    ['a file', 'ntsystems.yml', 2, 'invalid-config'],
  ])('%s instead of a plan directory', async (_name, name, exitCode, reason) => {
    const { result } = await runMain(['check', join(folder, name)]);
    expect([result.exitCode, result.reason]).toEqual([exitCode, reason]);
  });

  function damage(name: string): string[] {
    appendFileSync(join(plan, name), '#');
    return [];
  }
  function changed(change: (text: string) => string, more: () => void = () => {}): string[] {
    writeFileSync(yaml(), change(readFileSync(yaml(), 'utf8')));
    more();
    return [];
  }
});

test('a plan of another version: the remedy says which version to use', async () => {
  const text = readFileSync(join(plan, 'plan.json'), 'utf8').replace(
    /"generator": "owa-im [^"]+"/,
    '"generator": "owa-im 0.0.9"',
  );
  writeFileSync(join(plan, 'plan.json'), text);
  const names = listFiles(nodeFileSystem, plan)
    .map(({ name }) => name)
    .filter((name) => name !== 'SHA256SUMS');
  writeFileSync(
    join(plan, 'SHA256SUMS'),
    formatChecksums(names.map((name) => ({ name, content: readFileSync(join(plan, name)) }))),
  );
  const { result } = await runMain(['check', plan, '--environment', yaml()]);
  expect(result).toMatchObject({ reason: 'plan-changed' });
  expect(result.remedy).toMatch(/made by owa-im 0\.0\.9, this is owa-im/);
});
