import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { keepIssue } from '../../src/action/keep-issue.ts';
import type { GitHub } from '../../src/github/github.ts';
import { openGitHub } from '../../src/github/open-github.ts';
import type { Drift } from '../../src/report/drift-issue.ts';
import { nodeSystem } from '../../src/system/node-system.ts';
import { GitHubService } from '../github/github-service.ts';

// Writes to GitHub are a second apart.
jest.setTimeout(30_000);

let service: GitHubService;
let github: GitHub;

beforeAll(async () => {
  service = await GitHubService.start();
  Object.assign(process.env, service.variables(1));
  github = await openGitHub({ ...nodeSystem(), variables: service.variables(1) }, service.token);
});
afterAll(() => service.stop());

/** What a comparison makes of the issues: how many were written, and how each stands. */
async function compared(outcome: 'differs' | 'as-planned', run: number, change: Partial<Drift> = {}) {
  const before = service.requests.length;
  await keepIssue(github, {
    ...{ environment: 'prod', digest: 'd'.repeat(64), failure: undefined },
    run: `https://github.com/contoso/mail/actions/runs/${run}`,
    steps: [{ id: 'EX14/web-config/owa', outcome, message: '' }],
    ...change,
  });
  const written = service.requests
    .slice(before)
    .filter(({ method, path }) => method !== 'GET' && path.includes('/issues')).length;
  const issues = [...service.state.issues.values()].map(({ author, state }) => `${author} ${state}`);
  return [written, issues];
}

test('one issue is opened, left alone while nothing changes, closed and opened again', async () => {
  const own = 'github-actions[bot]';
  expect(await compared('as-planned', 1)).toEqual([0, []]);
  expect(await compared('differs', 2)).toEqual([1, [`${own} open`]]);
  expect(await compared('differs', 3)).toEqual([0, [`${own} open`]]);
  expect(await compared('as-planned', 4)).toEqual([1, [`${own} closed`]]);
  expect(await compared('as-planned', 5, { failure: 'not reached' })).toEqual([1, [`${own} open`]]);
  const [first] = service.state.issues.values();
  expect(first?.body).toContain('It could not be read as a whole: not reached');
});

test("somebody else's issue with the same beginning is not taken for ours", async () => {
  for (const issue of service.state.issues.values()) issue.author = 'eve';
  expect(await compared('differs', 6)).toEqual([1, ['eve open', 'github-actions[bot] open']]);
});
