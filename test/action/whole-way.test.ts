import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import { approvedPlan, text } from '../gate/approved-plan.ts';
import { GitHubService } from '../github/github-service.ts';
import { UserRepository, uses } from '../init/user-repository.ts';
import { compareState, snapshotState } from '../organisation/compare-state.ts';
import { judge } from '../organisation/judge.ts';
import { makeOrganisation } from '../organisation/organisation.ts';
import { makeShell } from '../organisation/shell.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { warmPwsh } from '../powershell/warm-pwsh.ts';
import { ActionBench } from './action-bench.ts';
import { type ShownJob, WorkflowRunner } from './workflow-runner.ts';

jest.setTimeout(180_000);

const repository = new UserRepository();
/** The same, with workflows whose plans pull requests approve. */
const byReview = new UserRepository();
let service: GitHubService;
let bench: ActionBench;
let organisation = '';
let shell = '';

beforeAll(async () => {
  service = await GitHubService.start();
  bench = new ActionBench(service);
  organisation = join(bench.folder, 'organisation');
  makeOrganisation(organisation, {});
  shell = makeShell(organisation, warmPwsh());
  for (const { folder } of [repository, byReview]) {
    mkdirSync(join(folder, 'environments'));
    writeFileSync(join(folder, 'environments/ntsystems.yml'), text.replace(/^.*webConfig.*\n/m, ''));
  }
  await repository.run('init', '--uses', uses);
  await byReview.run('init', '--uses', uses, '--approval', 'pull-request');
});
afterAll(() => {
  service.stop();
  bench.dispose();
});

const live = ['test', 'apply', 'verify', 'rollback'];
/** What reviewers were asked for, by the names of the jobs. */
const asked: string[] = [];

testInPowerShell('the workflows that init writes, from a merge to applied servers and back', async () => {
  const { commit } = await approvedPlan(service);
  const { state, git } = service;
  state.artifacts.clear();
  const [first] = state.environments.values();
  if (first !== undefined) state.environments.set('ntsystems', { ...first, name: 'ntsystems' });
  state.runs.get(12)?.approvals.splice(0);
  const byHand = { event: 'workflow_dispatch', approvals: [], actor: 'lena', triggeringActor: 'lena' };
  const [merged] = state.runs.values();
  for (const id of [13, 14, 15])
    if (merged !== undefined) state.runs.set(id, { ...merged, ...byHand, id, approvals: [] });
  const asNew = snapshotState(organisation);
  const workflow = (run: number, event: object, { folder: root } = repository) =>
    new WorkflowRunner({
      ...{ root, bench, run, commit, event },
      machine: (verb) => (live.includes(verb) ? { powershell: shell, journal } : {}),
      review: (environment, job) => {
        asked.push(job);
        const approval = {
          state: 'approved',
          environments: [environment],
          user: 'otto',
          comment: 'go',
        } as const;
        state.runs.get(run)?.approvals.push({ ...approval, environments: [environment] });
      },
    });
  const journal = join(organisation, 'management', 'ProgramData', 'owa-im', 'ntsystems');

  const deploy = workflow(12, { before: git.git(['rev-parse', `${commit}^1`]) });
  await deploy.run('.github/workflows/deploy.yml');
  const digest = deploy.steps.find((step) => step.uses === 'plan')?.result.outputs.digest ?? '';
  const short = digest.slice(0, 12);
  expect(short).toMatch(/^[0-9a-f]{12}$/);
  expect(shown(deploy.jobs)).toEqual([
    'plan: success',
    'ntsystems / gate: success',
    'ntsystems / test ntsystems: success',
    `ntsystems / approve ntsystems ${short}: success`,
    `ntsystems / apply ntsystems ${short}: success`,
  ]);
  expect(asked).toEqual([`ntsystems / approve ntsystems ${short}`]);
  const apply = deploy.steps.find((step) => step.uses === 'apply')?.result;
  expect(apply?.outputs).toMatchObject({
    result: 'done',
    digest,
    approvers: 'otto, in the GitHub environment ntsystems',
  });
  expect(deploy.steps.map(({ result }) => /^## .*$/m.exec(result.summary)?.[0] ?? '')).toEqual([
    expect.anything(),
    '',
    '## test `ntsystems`: differs',
    '## apply `ntsystems`: done',
    '## verify `ntsystems`: done',
  ]);
  expect([...deploy.uploads.keys()]).toEqual([
    'owa-im-evidence-ntsystems-test-1',
    'owa-im-evidence-ntsystems-apply-1',
  ]);
  const evidence = [...(deploy.uploads.get('owa-im-evidence-ntsystems-apply-1') ?? [])]
    .filter(([name]) => name.endsWith('result.json'))
    .map(([, result]) => JSON.parse(result));
  expect(evidence.map(({ verb }) => verb).sort()).toEqual(['apply', 'verify']);
  expect(evidence.find(({ verb }) => verb === 'apply').run.requested.approvedBy).toBe(
    'otto, in the GitHub environment ntsystems (verified by GitHub)',
  );
  expect(service.state.comments[0]?.body).toContain('**Applied.**');
  expect(
    Object.values(judge(organisation)).every(({ presenceAndIm }) => presenceAndIm.reasons.length === 0),
  ).toBe(true);

  // Nothing is left to do. Where pull requests approve, the gate counts before that is found out.
  const head = git.git(['rev-parse', 'change']);
  for (const user of ['otto', 'petra'])
    state.pullRequests.get(7)?.reviews.push({ user, state: 'APPROVED', commit: head });
  const again = workflow(13, {}, byReview);
  await again.run('.github/workflows/deploy.yml', { environment: 'ntsystems', digest });
  expect(shown(again.jobs)).toEqual([
    'plan: success',
    `ntsystems / gate ntsystems ${short}: success`,
    'ntsystems / test ntsystems: success',
    `ntsystems / apply ntsystems ${short}: skipped`,
  ]);
  expect(again.steps.find((step) => step.uses === 'check')?.result.outputs.approvers).toBe(
    'otto, in pull request 7\npetra, in pull request 7',
  );

  const back = workflow(14, {});
  await back.run('.github/workflows/rollback.yml', { environment: 'ntsystems', digest });
  expect(shown(back.jobs)).toEqual([
    'gate: success',
    'preview ntsystems: success',
    `approve undo ntsystems ${short}: success`,
    `undo ntsystems ${short}: success`,
  ]);
  expect(asked).toHaveLength(2);
  expect(back.uploads.get('owa-im-evidence-ntsystems-rollback-1')?.size).toBeGreaterThan(0);
  expect(service.state.comments[0]?.body).toContain('**Rolled back.**');
  const left = compareState(asNew, snapshotState(organisation), [
    'management/ProgramData/owa-im/ntsystems/',
    'ex14/ProgramData/owa-im/ntsystems/',
  ]);
  expect(left.filter(({ residue }) => residue === undefined)).toEqual([]);

  const watch = workflow(15, {});
  await watch.run('.github/workflows/drift.yml');
  expect(shown(watch.jobs)).toEqual(['plan: success', 'test ntsystems: success']);
  expect(watch.uploads.get('owa-im-evidence-ntsystems-test-1')?.size).toBeGreaterThan(0);
  const issues = [...service.state.issues.values()];
  expect(issues.map(({ title, state }) => [title, state])).toEqual([
    ['owa-im: ntsystems differs from its plan', 'open'],
  ]);
});

function shown(jobs: readonly ShownJob[]): readonly string[] {
  return jobs.map(({ name, result }) => `${name}: ${result}`);
}
