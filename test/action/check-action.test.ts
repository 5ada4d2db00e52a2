import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkAction } from '../../src/action/check-action.ts';
import { actionDoor } from '../../src/cli/action-door.ts';
import { nodeSystem } from '../../src/system/node-system.ts';
import { approvedPlan } from '../gate/approved-plan.ts';
import { GitHubService } from '../github/github-service.ts';
import type { SimulatedRun } from '../github/service-state.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { parseOutputs } from './action-bench.ts';

let service: GitHubService;
let asStarted: SimulatedRun | undefined;

beforeAll(async () => {
  service = await GitHubService.start();
  await approvedPlan(service);
  asStarted = service.state.runs.get(12);
});
afterAll(() => service.stop());

/** What `gate: environment` comes to in run 12. */
async function preflight(change: Partial<SimulatedRun>, inputs: Record<string, string>): Promise<unknown> {
  if (asStarted !== undefined) service.state.runs.set(12, { ...asStarted, ...change });
  const output = join(temporaryFolder('check'), 'output');
  const given = { GATE: 'environment', TOKEN: service.token, 'GITHUB-ENVIRONMENT': 'production', ...inputs };
  const system = {
    ...nodeSystem(),
    output: { interactive: false, write: () => undefined },
    variables: {
      ...{ ...service.variables(12), GITHUB_OUTPUT: output, GITHUB_ACTIONS: 'true' },
      ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name}`, value])),
    },
  };
  Object.assign(process.env, service.variables(12));
  await checkAction(system, actionDoor(system));
  return parseOutputs(readFileSync(output, 'utf8')).result;
}

test.each<[string, Partial<SimulatedRun>, Record<string, string>, string]>([
  ['a run of the default branch', {}, {}, 'done'],
  ['one that was started by hand', { event: 'workflow_dispatch' }, { BRANCH: 'main' }, 'done'],
  ['a re-run', { attempt: 2 }, {}, 'not-approved'],
  ['a run of another branch', { branch: 'change', event: 'workflow_dispatch' }, {}, 'not-approved'],
  ['a run of another branch than the workflow says', {}, { BRANCH: 'live' }, 'not-approved'],
  ['a run of a pull request', { event: 'pull_request' }, {}, 'not-approved'],
  ['a GitHub environment that nobody made', {}, { 'GITHUB-ENVIRONMENT': 'prod' }, 'gate-missing'],
])('the gate before anything reaches a runner: %s', async (_, change, inputs, result) => {
  expect(await preflight(change, inputs)).toBe(result);
});
