import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { actionVerb } from '../../src/action/action-verb.ts';
import { inputLines } from '../../src/action/inputs.ts';
import { writeOutputs } from '../../src/action/outputs.ts';
import { writeStepSummary } from '../../src/action/step-summary.ts';
import { verbArguments } from '../../src/action/verb-arguments.ts';
import { nodeSystem } from '../../src/system/node-system.ts';
import { folderWithExamples, repository } from '../cli/run-main.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { parseOutputs } from './action-bench.ts';

let folder = '';
beforeEach(() => {
  folder = folderWithExamples('ntsystems.yml', 'ex14.web.config');
});

const system = (variables: Record<string, string>) => ({ ...nodeSystem(), variables });

describe('inputs', () => {
  test.each<['plan' | 'lint' | 'apply', Record<string, string>, string[]]>([
    ['plan', { INPUT_PATH: 'a.yml' }, ['plan', '--', 'a.yml']],
    ['plan', { INPUT_PATH: ' a.yml \n\n b/*.yml\r\n' }, ['plan', '--', 'a.yml', 'b/*.yml']],
    [
      'plan',
      { INPUT_PATH: 'a', INPUT_OUT: 'o', 'INPUT_FAIL-ON': 'warning', INPUT_FORMAT: 'text' },
      ['plan', '--out=o', '--fail-on=warning', '--format=text', '--', 'a'],
    ],
    ['lint', { INPUT_PATH: '--help', INPUT_SARIF: '--out=x' }, ['lint', '--sarif=--out=x', '--', '--help']],
    ['lint', {}, ['lint', '--']],
    ['apply', { INPUT_TARGET: 'EX14\n--step=x' }, ['apply', '--target=EX14', '--target=--step=x', '--']],
  ])('%s %j', (verb, variables, expected) => {
    const given = system(variables);
    expect(verbArguments(given, verb, inputLines(given, 'path'))).toEqual(expected);
  });

  test('a verb without an action is refused', () => {
    expect(() => actionVerb('init')).toThrow(/there is no action/);
  });
});

test('a value can not end its output early or begin another', () => {
  const path = join(folder, 'output');
  const name = 'x\nresult<<end\ndone\nend';
  writeOutputs(system({ GITHUB_OUTPUT: path }), { result: 'done', directory: name, digest: 'd' });
  expect(parseOutputs(readFileSync(path, 'utf8'))).toMatchObject({
    result: 'done',
    directory: name,
    digest: 'd',
  });
});

describe('the summary of 300 environments stays below 900 KiB, and each is shown or named', () => {
  test.each([
    ['small ones', 2, 0],
    ['at the limit', 33, 275],
    ['large ones', 400, 298],
    ['one that does not fit at all', 900, 300],
  ])('%s', (_, kilobytes, omitted) => {
    const path = join(folder, 'summary');
    writeFileSync(join(folder, 'summary.md'), `${'\u00e9'.repeat(kilobytes * 512 - 50)}\n`);
    const environments = Array.from({ length: 300 }, (_, index) => ({
      name: `${'n'.repeat(58)}-${String(index).padStart(4, '0')}`,
      directory: folder,
      digest: String(index).padStart(64, '0'),
      findings: [],
    }));
    writeStepSummary(system({ GITHUB_STEP_SUMMARY: path }), { exitCode: 0, environments, findings: [] });
    const text = readFileSync(path, 'utf8');
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(900 * 1024);
    for (const { digest } of environments) expect(text).toContain(digest);
    expect(text.match(/^- `n/gm)?.length ?? 0).toBe(omitted);
  });
});

describe('the entry files, as a runner starts them', () => {
  test('plan: outputs and summary', () => {
    const run = runEntry('plan', {
      ...{ INPUT_PATH: 'ntsystems.yml', INPUT_OUT: 'out', INPUT_FORMAT: 'github' },
      ...{ INPUT_ARTIFACT: 'none', INPUT_SELECT: 'all' },
    });
    expect(run.status).toBe(0);
    const outputs = parseOutputs(readFileSync(join(folder, 'output'), 'utf8'));
    const digest = createHash('sha256')
      .update(readFileSync(join(folder, 'out', 'ntsystems', 'SHA256SUMS')))
      .digest('hex');
    expect(outputs).toMatchObject({
      result: 'done',
      errors: '0',
      digest,
      directory: join('out', 'ntsystems'),
    });
    expect(JSON.parse(outputs.plans ?? '')).toMatchObject([
      { environment: 'ntsystems', digest, changed: true, bundle: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(readFileSync(join(folder, 'step-summary'), 'utf8')).toMatch(
      new RegExp(`^\\*\\*Digest\\*\\* \`${digest}\`\n\n# ntsystems: `),
    );
  });

  test('lint: findings are annotations on their lines', () => {
    cpSync(join(repository, 'test', 'lint', 'ntsystems-as-posted.yml'), join(folder, 'posted.yml'));
    const run = runEntry('lint', { INPUT_PATH: 'posted.yml' });
    expect(run.status).toBe(2);
    expect(run.stdout).toMatch(
      /^::error file=posted\.yml,line=\d+,col=\d+,endLine=\d+,endColumn=\d+,title=autodiscover-server-name::/m,
    );
    expect(run.stdout).toMatch(/^::warning file=posted\.yml,/m);
    expect(parseOutputs(readFileSync(join(folder, 'output'), 'utf8')).result).toBe('invalid-config');
  });

  test('the verb can not be chosen by an input or an argument', () => {
    const run = runEntry('lint', { INPUT_PATH: 'ntsystems.yml', INPUT_VERB: 'plan' }, [
      'plan',
      'ntsystems.yml',
    ]);
    expect(run.status).toBe(0);
    expect(existsSync(join(folder, 'owa-im-plan'))).toBe(false);
  });

  test('a rollback that is run again by itself is refused: the approval before it was for the first attempt', () => {
    const run = runEntry('rollback', { INPUT_DIRECTORY: 'out/ntsystems', GITHUB_RUN_ATTEMPT: '2' });
    const { result } = parseOutputs(readFileSync(join(folder, 'output'), 'utf8'));
    expect([run.status, result]).toEqual([1, 'not-approved']);
    expect(run.stdout).toContain('Start a new run');
  });

  test('nor is one begun whose attempt the runner does not tell', () => {
    const run = runEntry('rollback', { INPUT_DIRECTORY: 'out/ntsystems', GITHUB_RUN_ATTEMPT: '' });
    const { result } = parseOutputs(readFileSync(join(folder, 'output'), 'utf8'));
    expect([run.status, result]).toEqual([1, 'unverifiable']);
  });

  test('what a verb does not use is not loaded', () => {
    // The bundle without the parts that know GitHub's API and its artifacts.
    const leaveOut = (name: string) =>
      name.endsWith('.js') &&
      /octokit|ArtifactService|@azure/.test(readFileSync(join(repository, 'dist', name), 'utf8'));
    const left = readdirSync(join(repository, 'dist')).filter(leaveOut);
    const bytes = left.map((name) => statSync(join(repository, 'dist', name)).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(1_000_000);
    expect(left).not.toContain('index.js');
    const plan = { INPUT_ARTIFACT: 'none', INPUT_SELECT: 'all', INPUT_OUT: 'out' };
    for (const [verb, inputs] of [
      ['plan', plan],
      ['lint', {}],
    ] as const)
      expect([verb, runEntry(verb, { INPUT_PATH: 'ntsystems.yml', ...inputs }, [], left).status]).toEqual([
        verb,
        0,
      ]);
  });

  test('plan by the command line needs the one file', () => {
    const home = temporaryFolder('home');
    for (const name of ['index.js', 'package.json']) cpSync(join(repository, 'dist', name), join(home, name));
    const args = [join(home, 'index.js'), 'plan', 'ntsystems.yml'];
    expect(spawnSync(process.execPath, args, { cwd: folder, env: { PATH: process.env.PATH } }).status).toBe(
      0,
    );
  });

  function runEntry(
    verb: string,
    inputs: Record<string, string>,
    args: readonly string[] = [],
    without: readonly string[] = [],
  ) {
    const env = {
      ...{ PATH: process.env.PATH, GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: folder },
      ...{ GITHUB_RUN_ID: '1', GITHUB_RUN_ATTEMPT: '1' },
      ...{ GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'step-summary') },
      ...inputs,
    };
    // The action lies somewhere else than the workspace, without node_modules around it.
    const home = temporaryFolder('home');
    for (const part of ['dist', 'actions'])
      cpSync(join(repository, part), join(home, part), { recursive: true });
    for (const name of without) rmSync(join(home, 'dist', name));
    return spawnSync(process.execPath, [join(home, 'actions', verb, 'index.js'), ...args], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
  }
});
