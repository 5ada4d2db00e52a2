import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import { approvedPlan } from '../gate/approved-plan.ts';
import { GitHubService } from '../github/github-service.ts';
import { compareState, snapshotState } from '../organisation/compare-state.ts';
import { judge } from '../organisation/judge.ts';
import { makeOrganisation } from '../organisation/organisation.ts';
import { makeShell } from '../organisation/shell.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { ActionBench } from './action-bench.ts';

jest.setTimeout(120_000);

let service: GitHubService;
let bench: ActionBench;
let organisation = '';
let shell = '';

beforeAll(async () => {
  service = await GitHubService.start();
  bench = new ActionBench(service);
  organisation = join(bench.folder, 'organisation');
  makeOrganisation(organisation, {});
  shell = makeShell(organisation);
});
afterAll(() => {
  service.stop();
  bench.dispose();
});

testInPowerShell('from a merge to applied servers and back, action by action', async () => {
  const { commit } = await approvedPlan(service);
  service.state.artifacts.clear();
  bench.checkOut(commit);
  const asNew = snapshotState(organisation);
  const before = service.git.git(['rev-parse', `${commit}^1`]);

  const plan = await bench.run('plan', 12, { path: 'environments' }, { before });
  expect([plan.exitCode, plan.outputs.result]).toEqual([0, 'done']);
  const [entry] = JSON.parse(plan.outputs.plans ?? '[]');
  const one = JSON.stringify(entry);
  expect(entry).toMatchObject({ environment: 'ntsystems', changed: true, commit, artifact: { id: 9000 } });

  const environment = { 'github-environment': 'production' };
  const gate = await bench.run('check', 12, { gate: 'environment', ...environment });
  expect([gate.exitCode, gate.outputs.result]).toEqual([0, 'done']);

  const live = {
    powershell: shell,
    journal: join(organisation, 'management', 'ProgramData', 'owa-im', 'ntsystems'),
  };
  const test = await bench.run('test', 12, { plan: one, ...live });
  expect([test.exitCode, test.outputs.result]).toEqual([0, 'differs']);

  const { observed = '' } = test.outputs;
  const apply = await bench.run('apply', 12, { plan: one, ...environment, observed, ...live });
  expect([apply.exitCode, apply.outputs]).toEqual([
    0,
    {
      result: 'done',
      digest: entry.digest,
      approvers: 'otto, in the GitHub environment production',
      evidence: expect.stringContaining('owa-im-evidence'),
    },
  ]);
  const evidence = JSON.parse(readFileSync(join(apply.outputs.evidence ?? '', 'result.json'), 'utf8'));
  expect(evidence.run.requested.approvedBy).toBe(
    'otto, in the GitHub environment production (verified by GitHub)',
  );
  expect(
    Object.values(judge(organisation)).every(({ presenceAndIm }) => presenceAndIm.reasons.length === 0),
  ).toBe(true);

  const again = await bench.run('test', 12, { plan: one, ...live });
  expect(again.outputs.result).toBe('as-planned');
  const verify = await bench.run('verify', 12, { plan: one, ...live });
  expect([verify.exitCode, verify.outputs.result]).toEqual([0, 'done']);

  const back = await bench.run('rollback', 13, { environment: 'ntsystems', digest: entry.digest, ...live });
  expect([back.exitCode, back.outputs.result]).toEqual([0, 'done']);
  const left = compareState(asNew, snapshotState(organisation), [
    'management/ProgramData/owa-im/ntsystems/',
    'ex14/ProgramData/owa-im/ntsystems/',
  ]);
  expect(left.filter(({ residue }) => residue === undefined)).toEqual([]);
});
