import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { writeOutputs } from '../../src/action/outputs.ts';
import { actionDoor } from '../../src/cli/action-door.ts';
import { driftIssue } from '../../src/report/drift-issue.ts';
import { type CommentState, reviewComment } from '../../src/report/review-comment.ts';
import { runPage } from '../../src/report/run-page.ts';
import { nodeSystem } from '../../src/system/node-system.ts';
import { Refusal } from '../../src/system/refusal.ts';
import type { System } from '../../src/system/system.ts';
import { parseOutputs } from '../action/action-bench.ts';
import { folderWithExamples, runMain } from '../cli/run-main.ts';
import { fakeShell, onUnix } from '../run/fake-shell.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { hostileValues } from './hostile-values.ts';
import { expectInertLog, expectInertMarkdown } from './inert.ts';

const values = Object.entries(hostileValues);
const run = 'https://github.com/contoso/mail/actions/runs/1';
const digest = 'd'.repeat(64);

/** Says every value wherever a runbook could have got it from a server. */
const script = `
for (const v of ${JSON.stringify(Object.values(hostileValues))}) {
  const state = { [v]: v, Names: [v, v] };
  say({ event: 'run-started', targets: [v], steps: 1, journal: null, machine: v, account: v, powershell: v, engine: v });
  say({ event: 'check', id: v, target: v, where: v, outcome: 'fail', safety: 'required', message: v });
  say({ event: 'check', id: 'skype/version/lync-2013', target: v, where: v, outcome: 'fail', safety: 'required', message: v });
  say({ event: 'step-started', id: v, target: v, title: v });
  say({ event: 'progress', done: 0, total: 9, text: v });
  say({ event: 'step', id: v, target: v, outcome: 'differs', before: { Names: ['x'] }, expected: state, after: null, message: v });
  say({ event: 'step', id: 'EX14/web-config/owa', target: v, outcome: v, before: state, expected: state, after: state, message: v });
  say({ event: 'output', source: v, text: v });
  say({ event: 'pause', id: v, target: v, seconds: 1 });
  say({ event: 'warning', message: v });
  say({ event: 'residue', step: v, text: v });
  console.log(v);
  console.error(v);
}
const all = ${JSON.stringify(Object.values(hostileValues).join(' '))};
say({ event: 'run-ended', outcome: 'failed', reason: 'preflight-failed', message: all, remedy: all, observed: all });`;

async function runAll(format: string) {
  const folder = folderWithExamples('ntsystems.yml', 'ex14.web.config');
  mkdirSync(join(folder, '.git'));
  await runMain(['plan', join(folder, 'ntsystems.yml'), '--out', join(folder, 'out')]);
  const shell = fakeShell(script).program;
  const variables = { PATH: process.env.PATH, GITHUB_ACTIONS: 'true' };
  const args = ['test', join(folder, 'out', 'ntsystems'), '--powershell', shell, '--format', format];
  return runMain(args, { workingDirectory: folder, variables });
}

onUnix('in the log of a workflow and its annotations', async () => {
  const { out } = await runAll('github');
  expect(out).toMatch(/^::error file=ntsystems\.yml,line=\d+.*HOSTILE/m);
  expectInertLog(out);
});

onUnix('in the document and in the evidence', async () => {
  const { out, err, result } = await runAll('json');
  expectInertLog(err);
  const document = JSON.parse(out);
  expect(out).not.toContain('##[');
  expect(out.split('\n').filter((line) => /^\s*::/.test(line))).toEqual([]);
  expect(document.run.warnings).toHaveLength(values.length);
  const evidence = join(result.run?.evidence.directory ?? '', 'result.json');
  expect(JSON.parse(readFileSync(evidence, 'utf8')).run.warnings).toEqual(document.run.warnings);
});

describe.each(values)('%s', (_, value) => {
  const written = { text: '' };
  const terminal = {
    interactive: false,
    write(text: string) {
      written.text += text;
    },
  };
  const system = (more: Partial<System> = {}): System => ({
    ...nodeSystem(),
    variables: { GITHUB_ACTIONS: 'true' },
    output: terminal,
    ...more,
  });

  test('in what stops an action', () => {
    const door = actionDoor(system());
    door.refuse('apply', new Refusal('apply-failed', value, value, value));
    door.refuse('apply', new Error(value));
    door.say(value);
    door.warn('owa-im apply: interrupted', value);
    expectInertLog(written.text);
  });

  test('in the comment, whatever has become of the plan', () => {
    const states: readonly CommentState[] = ['planned', 'refused', 'failed', 'rolled-back'];
    for (const state of states) {
      const texts = { notices: [value, `The stage changes from ${value} to ${value}.`], remarks: [value] };
      const body = reviewComment({ environment: 'prod', state, digest, run, ...texts, summary: '# prod\n' });
      expectInertMarkdown(body);
    }
  });

  test('in the issue on drift', () => {
    const steps = [{ id: value, outcome: 'differs', message: value }];
    expectInertMarkdown(driftIssue({ environment: 'prod', digest, run, steps, failure: value }));
  });

  test('on the page of the run', () => {
    const step = { id: value, target: value, message: value };
    const steps = ['differs', 'failed', value].map((outcome) => ({ ...step, outcome }));
    const failure = { reason: 'preflight-failed', message: value, remedy: value };
    const places = { environment: 'prod', digest, targets: [value, 'x'], journal: value, machine: value };
    for (const verb of ['test', 'apply'] as const)
      expectInertMarkdown(runPage({ verb, ...places, steps, failure }));
  });

  test('in the outputs', () => {
    const path = join(temporaryFolder('outputs'), 'output');
    writeOutputs(system({ variables: { GITHUB_OUTPUT: path } }), { first: value, result: 'done' });
    const shown = Buffer.from(value, 'utf8').toString('utf8');
    expect(parseOutputs(readFileSync(path, 'utf8'))).toEqual({ first: shown, result: 'done' });
  });
});
