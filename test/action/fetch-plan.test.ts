import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { artifactName } from '../../src/action/artifact-name.ts';
import { fetchPlan } from '../../src/action/fetch-plan.ts';
import type { PlanHandOver } from '../../src/gate/plan-hand-over.ts';
import { nodeSystem } from '../../src/system/node-system.ts';
import { approvedPlan } from '../gate/approved-plan.ts';
import { GitHubService } from '../github/github-service.ts';
import type { SimulatedRun } from '../github/service-state.ts';
import { temporaryFolder } from '../temporary-folder.ts';

let service: GitHubService;
let handOver: PlanHandOver;

beforeAll(async () => {
  service = await GitHubService.start();
  ({ handOver } = await approvedPlan(service));
  Object.assign(process.env, service.variables(12));
});
beforeEach(() => {
  keptBy({ branch: 'main', headRepository: service.state.id, event: 'push', commit: handOver.commit });
  called(artifactName('ntsystems', handOver.digest));
});
afterAll(() => service.stop());

const fetch = (inputs: Readonly<Record<string, string>>) =>
  fetchPlan({
    ...nodeSystem(),
    variables: {
      ...service.variables(12),
      ...{ RUNNER_TEMP: temporaryFolder('fetched'), INPUT_TOKEN: service.token },
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name}`, value])),
    },
  });
const byDigest = (environment = 'ntsystems', digest = handOver.digest) =>
  fetch({ ENVIRONMENT: environment, DIGEST: digest });

function keptBy(change: Partial<SimulatedRun>): void {
  const run = service.state.runs.get(12);
  if (run !== undefined) service.state.runs.set(12, { ...run, ...change });
}

/** A commit that is not on the branch. */
function besides(): string {
  const commit = service.git.commit({ 'README.md': 'mine\n' }, { login: 'eve' }, 'besides');
  service.git.git(['checkout', '-q', 'main']);
  return commit;
}

function called(name: string, expired = false): void {
  const artifact = service.state.artifacts.get(9000);
  if (artifact !== undefined) service.state.artifacts.set(9000, { ...artifact, name, expired });
}

test('a plan is found by its environment and digest, whichever run of the default branch kept it', async () => {
  const { folder, digest } = await byDigest();
  expect([digest, existsSync(join(folder, 'SHA256SUMS'))]).toEqual([handOver.digest, true]);
});

test('its pull request is that of the commit that brought it, though later runs of others kept the same plan', async () => {
  const { state } = service;
  const first = state.artifacts.get(9000);
  const run = state.runs.get(12);
  if (first === undefined || run === undefined) throw new Error('nothing was kept');
  const createdAt = new Date(Date.parse(first.createdAt) + 60_000).toISOString();
  state.runs.set(40, { ...run, id: 40, commit: service.git.commit({ 'README.md': 'later\n' }) });
  state.artifacts.set(9001, { ...first, id: 9001, run: 40, createdAt });
  expect(await byDigest()).toMatchObject({ commit: service.git.git(['rev-parse', 'change']) });
  state.artifacts.delete(9001);
});

test.each<[string, () => void]>([
  ['a run of another branch', () => keptBy({ branch: 'change' })],
  ['a run of a tag that is called like the branch', () => keptBy({ commit: besides() })],
  ['a run of a pull request from the branch', () => keptBy({ event: 'pull_request' })],
  ['a run of a fork, on a branch of the same name', () => keptBy({ headRepository: service.state.id + 1 })],
  ['a run, but no longer', () => called(artifactName('ntsystems', handOver.digest), true)],
  ['a run under another name', () => called('owa-im-ntsystems')],
])('what was kept by %s is no plan to run', async (_, change) => {
  change();
  await expect(byDigest()).rejects.toMatchObject({
    reason: 'digest-mismatch',
    message: `no run of main keeps a plan of ntsystems with the digest ${handOver.digest}`,
  });
});

test('one that only begins like the digest is refused', async () => {
  const digest = `${handOver.digest.slice(0, 12)}${'0'.repeat(52)}`;
  await expect(byDigest('ntsystems', digest)).rejects.toMatchObject({ reason: 'digest-mismatch' });
});

test.each<[string, () => ReturnType<typeof fetch>]>([
  ['the input environment', () => byDigest('lab')],
  ['the input plan', () => fetch({ PLAN: JSON.stringify({ ...handOver, environment: 'lab' }) })],
])('the plan of another environment than %s says is refused', async (_, fetched) => {
  called(artifactName('lab', handOver.digest));
  await expect(fetched()).rejects.toMatchObject({
    reason: 'digest-mismatch',
    message: 'artifact 9000 is the plan of ntsystems, not of lab',
  });
});

test('an environment that a workflow names and whose file is gone is told as that', async () => {
  await expect(fetch({ PLAN: 'null' })).rejects.toMatchObject({
    reason: 'invalid-config',
    message: 'the input plan is null: the plan job knows no environment of that name',
  });
});
