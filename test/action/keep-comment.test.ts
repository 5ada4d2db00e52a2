import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { CommandLine } from '../../src/action/command-line.ts';
import { keepComment } from '../../src/action/keep-comment.ts';
import { type CommentState, type ReviewComment, reviewComment } from '../../src/report/review-comment.ts';
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

async function keep(
  comment: Partial<ReviewComment> & Pick<ReviewComment, 'state'>,
  commit?: string,
): Promise<{ readonly said: readonly string[]; readonly before: CommentState | undefined }> {
  const said: string[] = [];
  const cli = { say: (text: string) => void said.push(text) } as Partial<CommandLine> as CommandLine;
  const variables = {
    ...{ ...service.variables(12), GITHUB_SHA: head, GITHUB_EVENT_NAME: 'workflow_dispatch' },
    ...{ INPUT_COMMENT: 'true', INPUT_TOKEN: service.token },
  };
  const usual = { environment: 'ntsystems', digest: 'd'.repeat(64), notices: [], summary: '' };
  const before = await keepComment({ ...nodeSystem(), variables }, cli, { ...usual, ...comment }, commit);
  return { said, before };
}

test.each<[string, () => string | undefined, number]>([
  ['the one that brought the commit of the run', () => undefined, 8],
  ['the one that brought the plan, where that is known', () => planned, 7],
])('the comment stands on %s', async (_, commit, number) => {
  service.state.comments.length = 0;
  const { said } = await keep({ state: 'rolled-back' }, commit());
  expect([said, service.state.comments.map(({ issue }) => issue)]).toEqual([[], [number]]);
});

describe('a run that is refused', () => {
  const notices = ['nobody approved run 12'];
  test.each<[CommentState, string]>([
    ['planned', 'Refused; this run changed nothing.'],
    ['applied', 'Applied.'],
    [
      'failed',
      'Failed. What was changed is in the journal: start a new run to go on (a re-run is refused), or roll back.',
    ],
  ])('behind one that told %s: %s', async (state, sentence) => {
    const summary = '# ntsystems: 12 steps\n\n## What changes\n';
    const digest = 'd'.repeat(64);
    const body = reviewComment({ environment: 'ntsystems', state, digest, run: 'x', notices: [], summary });
    service.state.comments.splice(0, 9, { id: 1, issue: 8, author: service.state.tokenOwner, body });
    const { said } = await keep({ state: 'refused', notices });
    expect(said).toHaveLength(sentence.startsWith('Refused') ? 0 : 1);
    expect(service.state.comments[0]?.body).toContain(`**${sentence}**`);
    expect(service.state.comments[0]?.body.endsWith(summary)).toBe(true);
  });

  test('behind its own word that it begins: that is gone, and who wrote it knows what stood there before', async () => {
    const told = { environment: 'ntsystems', state: 'applied', digest: 'd'.repeat(64), run: 'x' } as const;
    const body = reviewComment({ ...told, notices: [], summary: '' });
    service.state.comments.splice(0, 9, { id: 1, issue: 8, author: service.state.tokenOwner, body });
    const before: unknown[] = [];
    for (const state of ['applying', 'refused'] as const) before.push((await keep({ state })).before);
    expect(before).toEqual(['applied', 'applying']);
    expect(service.state.comments.map(({ body }) => /\*\*(.*?)\*\*/.exec(body)?.[1])).toEqual([
      'Refused; this run changed nothing.',
    ]);
  });

  test('behind one that told of another plan: the summary of that is gone', async () => {
    const other = { environment: 'ntsystems', state: 'applied', digest: 'e'.repeat(64), run: 'x' } as const;
    const body = reviewComment({ ...other, notices: [], summary: '# other\n' });
    service.state.comments.splice(0, 9, { id: 1, issue: 8, author: service.state.tokenOwner, body });
    await keep({ state: 'refused', notices });
    expect(service.state.comments[0]?.body).toContain('**Refused; this run changed nothing.**');
    expect(service.state.comments[0]?.body).not.toContain('# other');
  });
});
