import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { CommandLine } from '../../src/action/command-line.ts';
import { keepComment } from '../../src/action/keep-comment.ts';
import { nodeSystem } from '../../src/system/node-system.ts';
import { approvedPlan } from '../gate/approved-plan.ts';
import { GitHubService } from '../github/github-service.ts';

// Writes to GitHub are a second apart.
jest.setTimeout(30_000);

let service: GitHubService;
let planned = '';
let head = '';

beforeAll(async () => {
  service = await GitHubService.start();
  const { state, git } = service;
  ({ commit: planned } = await approvedPlan(service));
  Object.assign(process.env, service.variables(12));
  head = git.commit({ 'README.md': 'later\n' }, { login: 'petra' });
  const first = state.pullRequests.get(7);
  if (first !== undefined) state.pullRequests.set(8, { ...first, number: 8, mergeCommit: head });
});
afterAll(() => service.stop());

test.each<[string, () => string | undefined, number]>([
  ['the one that brought the commit of the run', () => undefined, 8],
  ['the one that brought the plan, where that is known', () => planned, 7],
])('the comment stands on %s', async (_, commit, number) => {
  service.state.comments.length = 0;
  const said: string[] = [];
  const cli = { say: (text: string) => void said.push(text) } as Partial<CommandLine> as CommandLine;
  const variables = {
    ...{ ...service.variables(12), GITHUB_SHA: head, GITHUB_EVENT_NAME: 'workflow_dispatch' },
    ...{ INPUT_COMMENT: 'true', INPUT_TOKEN: service.token },
  };
  const comment = { environment: 'ntsystems', digest: 'd'.repeat(64), notices: [], summary: '' };
  await keepComment(
    { ...nodeSystem(), variables },
    cli,
    { ...comment, state: 'rolled-back' as const },
    commit(),
  );
  expect([said, service.state.comments.map(({ issue }) => issue)]).toEqual([[], [number]]);
});
