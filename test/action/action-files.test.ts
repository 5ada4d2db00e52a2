import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { repository } from '../cli/run-main.ts';
import { UserRepository, uses } from '../init/user-repository.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { askLinter } from './ask-linter.ts';
import { checkFile } from './check-files.ts';
import { readAction } from './workflow-file.ts';

const actionFolders = ['.', ...readdirSync(join(repository, 'actions')).map((name) => `actions/${name}`)];
const actionFiles = actionFolders.map((folder) => join(folder, 'action.yml'));
const workflows = readdirSync(join(repository, '.github', 'workflows')).map(
  (name) => `.github/workflows/${name}`,
);
const written = new UserRepository();
/** The same with approvals of pull requests. */
const byReview = new UserRepository();

beforeAll(async () => {
  await written.run('init', '--uses', uses);
  await written.run('init', '--add', 'prod', '--stage', 'production');
  await byReview.run('init', '--uses', uses, '--approval', 'pull-request');
  await byReview.run('init', '--add', 'prod', '--stage', 'production', '--reviewers', '3');
});

const ownWorkflows = workflows.map((file) => join(repository, file));
const writtenWorkflows = () =>
  [written, byReview].flatMap(({ workflows: files, folder }) => files.map((file) => join(folder, file)));
const nothing = (files: readonly string[]) => Object.fromEntries(files.map((file) => [file, []]));

test("GitHub's own parser finds nothing in any of them, nor in what init writes", () => {
  const own = actionFiles.map((file) => join(repository, file));
  const files = [...own, ...ownWorkflows, ...writtenWorkflows()];
  expect(askLinter('github-parser', files)).toEqual(nothing(files));
});

test('nor does actionlint', () => {
  const files = [...ownWorkflows, ...writtenWorkflows()];
  expect(askLinter('actionlint', files)).toEqual(nothing(files));
});

test.each([
  ['github-parser', 'actions/plan/action.yml', 'main:', 'mian:'],
  ['actionlint', '.github/workflows/ci.yml', 'runs-on:', 'run-on:'],
] as const)('%s would have found a mistake', (linter, path, from, to) => {
  const file = join(temporaryFolder('mistake'), basename(path));
  writeFileSync(file, readFileSync(join(repository, path), 'utf8').replace(from, to));
  expect(askLinter(linter, [file])[file]?.length).toBeGreaterThan(0);
});

test.each([...actionFiles, ...workflows])('%s has nothing that those two miss', (file) => {
  expect(checkFile(repository, file)).toEqual([]);
});

test('nor have the workflows that init writes', () => {
  expect(written.workflows).toHaveLength(6);
  for (const { workflows: files, folder } of [written, byReview])
    for (const file of files) expect([file, checkFile(folder, file)]).toEqual([file, []]);
});

describe('a mistake in a workflow that init writes', () => {
  const call = 'deploy-lab: ./.github/workflows/deploy-one.yml';
  test.each<[string, string, string | RegExp, string, string]>([
    [
      'an action that is not there',
      'review',
      /actions\/lint@/,
      'actions/lnit@',
      'job review, step 3: there is no action',
    ],
    ['an unknown input', 'review', 'path: .github', 'paths: .github', 'has no input paths'],
    [
      'a required input that is missing',
      'deploy-one',
      / {10}plan: .*\n( +github-environment)/,
      '$1',
      'needs the input plan',
    ],
    [
      'an action by tag',
      'review',
      /checkout@\w+/,
      'checkout@v7',
      'actions/checkout@v7 is pinned to no commit',
    ],
    [
      'a called workflow that is not there',
      'deploy',
      './.github/workflows/deploy-one',
      './.github/workflows/deploy-all',
      'is no workflow',
    ],
    [
      'an input that a called workflow lacks',
      'deploy',
      /(uses: .*\n {4}with:\n) {6}environment/,
      '$1      environ',
      `${call} has no input environ`,
    ],
    [
      'a required one that it does not get',
      'deploy',
      / {6}runner: .*\n/,
      '',
      `${call} needs the input runner`,
    ],
    [
      'an unknown step',
      'deploy-one',
      'steps.test.outputs.observed',
      'steps.tset.outputs.observed',
      'no step before has the id tset',
    ],
    [
      'an unknown output',
      'deploy-one',
      'steps.test.outputs.observed',
      'steps.test.outputs.obs',
      'test has no output obs',
    ],
    [
      'an output of a job that has none',
      'deploy-one',
      'needs.test.outputs.observed',
      'needs.test.outputs.state',
      'test has no output state',
    ],
    [
      'a job that is not needed',
      'deploy-one',
      'needs.test.outputs.result',
      'needs.apply.outputs.result',
      'it does not need apply',
    ],
    ['a job that is not there', 'deploy', 'needs: [plan]', 'needs: [paln]', 'there is no job paln'],
    ['an input that is not declared', 'rollback', 'inputs.digest', 'inputs.hash', 'there is no input hash'],
    ['a matrix without it', 'drift', '[matrix.environment]', '[matrix.name]', 'the matrix has no name'],
    [
      'a permission that an action needs',
      'drift',
      'issues: write',
      'issues: read',
      'test: it lacks issues: write',
    ],
    [
      'a permission that its inputs ask for',
      'deploy-one',
      /(name: apply[\s\S]*?)pull-requests: write/,
      '$1pull-requests: none',
      'apply: it lacks pull-requests: write',
    ],
    [
      'a permission that a called job needs',
      'deploy',
      /(deploy-lab[\s\S]*?)actions: read/,
      '$1actions: none',
      'deploy-lab: it lacks actions: read',
    ],
    [
      'a permission of the action at the root',
      'review',
      'pull-requests: write',
      'pull-requests: read',
      'review: it lacks pull-requests: write',
    ],
    ['permissions left open', 'manual', 'permissions: {}\n', '', 'leaves its permissions'],
    [
      'an expression in a script',
      'deploy-one',
      '$NAME,',
      `\${{ inputs.environment }},`,
      'an expression stands inside a script',
    ],
    ['no such shell', 'deploy-one', 'shell: bash', 'shell: bsh', 'bsh is no shell'],
    [
      'a shell that the runner need not have',
      'rollback',
      /(undo [^\n]*\n[\s\S]*?runs-on: )ubuntu-latest/,
      '$1[self-hosted]',
      'need not be on PATH',
    ],
    ['a job without a limit', 'review', /\n +timeout-minutes: 15/, '', 'it may run for hours'],
  ])('%s is found', (_, name, from, to, expected) => {
    const root = temporaryFolder('workflows');
    for (const file of written.workflows) {
      const text = written.read(file);
      const changed = file.endsWith(`/${name}.yml`) ? text.replace(from, to) : text;
      if (file.endsWith(`/${name}.yml`)) expect(changed).not.toBe(text);
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), changed);
    }
    expect(
      checkFile(root, `.github/workflows/${name}.yml`)
        .map((text) => `job ${text}`)
        .join('\n'),
    ).toContain(expected);
  });
});

test('a script without a shell is found in an action', () => {
  const root = temporaryFolder('action');
  writeFileSync(join(root, 'action.yml'), 'runs:\n  using: composite\n  steps:\n    - run: echo\n');
  expect(checkFile(root, 'action.yml')).toEqual(['step 1: the script names no shell']);
});

describe.each(actionFolders)('%s/action.yml', (folder) => {
  const { inputs = {}, outputs = {}, runs } = readAction(join(repository, folder)) ?? { runs: { using: '' } };

  test('every input and output is described', () => {
    for (const part of [...Object.values(inputs), ...Object.values(outputs)])
      expect(part.description).toBeTruthy();
  });

  test('the entry file exists and fixes its verb', () => {
    if (runs.main === undefined) return;
    const entry = readFileSync(join(repository, folder, runs.main), 'utf8');
    expect(entry).toContain(`'action', '${folder.split('/')[1]}'`);
    expect(runs.using).toBe('node24');
  });
});
