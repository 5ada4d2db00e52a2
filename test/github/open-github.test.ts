import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { approvalsOf } from '../../src/github/approvals.ts';
import { artifact } from '../../src/github/artifacts.ts';
import { branchNamed } from '../../src/github/branch.ts';
import { addComment, changeComment, commentsOf } from '../../src/github/comments.ts';
import { commit, contains, lastCommitOn } from '../../src/github/commits.ts';
import { deploymentEnvironment } from '../../src/github/deployment-environment.ts';
import type { GitHub } from '../../src/github/github.ts';
import { changeIssue, issuesLabelled, openIssue } from '../../src/github/issues.ts';
import { openGitHub } from '../../src/github/open-github.ts';
import { mayWrite, pullRequestsOf, reviewsOf } from '../../src/github/pull-requests.ts';
import { repositoryFacts } from '../../src/github/repository.ts';
import { fetchArtifact, uploadArtifact } from '../../src/github/transfer-artifact.ts';
import { blobBytes, treeOf } from '../../src/github/tree.ts';
import { Unanswered } from '../../src/github/unanswered.ts';
import { workflowRun } from '../../src/github/workflow-run.ts';
import { nodeSystem } from '../../src/system/node-system.ts';
import type { System } from '../../src/system/system.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { Fault } from './fault.ts';
import { GitHubService } from './github-service.ts';

const quick = { timeout: 300, retries: 1, wait: 1, rateLimit: 3000 };
const run = 12;

let service: GitHubService;
let github: GitHub;
let system: System;
let first = '';
let second = '';

beforeAll(async () => {
  service = await GitHubService.start();
  const { state, git } = service;
  first = git.commit({ 'environments/prod.yml': 'name: prod\n', 'README.md': '' });
  git.commit({ 'environments/prod.yml': 'name: prod\nstage: lab\n' }, { login: 'lena' }, 'change');
  second = git.commit({ 'a.yml': '' }, { login: 'nobody', email: 'nobody@contoso.com' });
  state.runs.set(run, {
    ...{ id: run, attempt: 2, event: 'push', workflow: '.github/workflows/deploy.yml', commit: first },
    ...{ branch: 'main', createdAt: '2026-11-20T08:00:00Z', actor: 'mara', triggeringActor: 'lena' },
    headRepository: state.id,
    approvals: [{ state: 'approved', environments: ['production'], user: 'otto', comment: 'go' }],
  });
  state.environments.set('production', {
    ...{ name: 'production', reviewers: ['otto'], preventSelfReview: true, administratorsBypass: false },
    branches: 'protected',
  });
  state.pullRequests.set(7, {
    ...{
      number: 7,
      author: 'lena',
      head: 'change',
      base: 'main',
      headRepository: 1,
      merged: true,
      mergeCommit: first,
    },
    reviews: [{ user: 'otto', state: 'APPROVED', commit: first }],
  });
  state.permissions.set('otto', 'write');
  // The library reads them when it is loaded, as the runner gives them to a step.
  Object.assign(process.env, service.variables(run));
  system = { ...nodeSystem(), variables: service.variables(run) };
  github = await openGitHub(system, service.token, quick);
});

beforeEach(() => service.forgetFaults());
afterAll(() => service.stop());

const answers: readonly [string, () => Promise<unknown>, unknown][] = [
  ['the repository', () => repositoryFacts(github), { id: 4711, isPrivate: false, defaultBranch: 'main' }],
  [
    'a run',
    () => workflowRun(github, run),
    {
      ...{ id: run, attempt: 2, event: 'push', branch: 'main' },
      ...{ createdAt: new Date('2026-11-20T08:00:00Z'), actors: ['mara', 'lena'] },
      ...{ repository: 4711, headRepository: 4711 },
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
    },
  ],
  [
    'approvals',
    () => approvalsOf(github, run),
    [{ state: 'approved', environments: ['production'], user: 'otto', isPerson: true }],
  ],
  [
    'an environment',
    () => deploymentEnvironment(github, 'production'),
    {
      ...{ name: 'production', reviewers: 1, preventsSelfReview: true, administratorsBypass: false },
      ...{ branches: 'protected', people: ['otto'] },
    },
  ],
  ['no environment', () => deploymentEnvironment(github, 'prod/eu'), undefined],
  ['a commit', async () => (await commit(github, first)).accounts, ['mara']],
  [
    'what changed a path last',
    async () => (await lastCommitOn(github, second, 'environments/prod.yml')).sha === first,
    true,
  ],
  ['a commit of nobody known', async () => (await commit(github, second)).accounts, []],
  ['a commit of the branch', () => contains(github, 'main', first), true],
  [
    'a commit beside the branch',
    async () => contains(github, 'main', service.git.git(['rev-parse', 'change'])),
    false,
  ],
  ['a branch', async () => (await branchNamed(github, 'main'))?.isProtected, true],
  ['no branch', () => branchNamed(github, 'release/1'), undefined],
  [
    'files of a commit',
    async () => [...(await treeOf(github, first)).keys()],
    ['README.md', 'environments/prod.yml'],
  ],
  [
    'a file of a commit',
    async () => {
      const { blob = '' } = (await treeOf(github, first)).get('environments/prod.yml') ?? {};
      return Buffer.from(await blobBytes(github, blob)).toString();
    },
    'name: prod\n',
  ],
  [
    'the pull request of a commit',
    async () => (await pullRequestsOf(github, first)).map(({ number, isFork }) => ({ number, isFork })),
    [{ number: 7, isFork: true }],
  ],
  [
    'its reviews',
    async () => (await reviewsOf(github, 7)).map(({ user, state }) => `${user} ${state}`),
    ['otto APPROVED'],
  ],
  ['who may write', () => mayWrite(github, 'otto'), true],
  ['who may not', () => mayWrite(github, 'eve'), false],
];

describe('answers', () => {
  for (const [name, ask, expected] of answers) {
    test(name, async () => expect(await ask()).toEqual(expected));
  }

  test('comments come in pages, and are added and changed', async () => {
    for (let index = 0; index < 230; index += 1)
      service.state.comments.push({ id: 1000 + index, issue: 7, author: 'eve', body: `${index}` });
    await addComment(github, 7, 'planned');
    const comments = await commentsOf(github, 7);
    expect(comments.length).toBe(231);
    const ours = comments.find(({ author }) => author === 'github-actions[bot]');
    await changeComment(github, ours?.id ?? 0, 'applied');
    expect((await commentsOf(github, 7)).find(({ id }) => id === ours?.id)?.body).toBe('applied');
  });

  test('a comment that may have been taken is not sent again', async () => {
    service.state.comments.length = 0;
    service.plan(/POST .*\/comments/, { kind: 'status', status: 502 }, 1);
    await expect(addComment(github, 7, 'planned')).rejects.toThrow('HTTP 502');
    expect(service.state.comments).toHaveLength(1);
  });

  test('an issue is opened, found by its label, and closed', async () => {
    const { number } = await openIssue(github, { title: 'Drift', body: 'x', labels: ['owa-im-drift'] });
    await changeIssue(github, number, { state: 'closed' });
    expect(await issuesLabelled(github, 'owa-im-drift')).toMatchObject([{ number, isOpen: false }]);
  });

  test("the clock is the service's", async () => {
    service.state.now = new Date('2026-12-01T00:00:00Z');
    await repositoryFacts(github);
    service.state.now = undefined;
    expect(github.clock()).toEqual(new Date('2026-12-01T00:00:00Z'));
  });
});

const faults: readonly [string, Fault, string | RegExp][] = [
  ['401', { kind: 'status', status: 401 }, /HTTP 401/],
  ['403', { kind: 'status', status: 403 }, /HTTP 403/],
  ['404 of what has to be there', { kind: 'status', status: 404 }, /HTTP 404/],
  ['500', { kind: 'status', status: 500 }, /HTTP 500/],
  ['a redirect', { kind: 'status', status: 302, headers: { location: 'http://127.0.0.1:9/' } }, /HTTP 302/],
  ['another form', { kind: 'other-form' }, 'its answer is no list'],
  ['a page of HTML', { kind: 'nonsense' }, 'its answer is no list'],
  ['an empty answer', { kind: 'empty' }, 'its answer is no list'],
  ['half an answer', { kind: 'half' }, 'its answer is no list'],
  ['silence', { kind: 'silence' }, /aborted|timeout/i],
  ['a connection that ends', { kind: 'hang-up' }, 'fetch failed'],
  ['a long rate limit', { kind: 'rate-limit', seconds: 3600 }, /HTTP 403, API rate limit/],
  ['a long secondary rate limit', { kind: 'secondary-rate-limit', seconds: 3600 }, /HTTP 403/],
];

describe('nothing is concluded from', () => {
  for (const [name, fault, message] of faults) {
    test(name, async () => {
      service.plan(/GET .*\/approvals/, fault);
      const failure = await approvalsOf(github, run).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Unanswered);
      expect(failure).toMatchObject({ reason: 'unverifiable', message: expect.stringMatching(message) });
    });
  }

  test('a list that is cut short', async () => {
    service.plan(/GET .*\/trees/, { kind: 'other-form' });
    await expect(treeOf(github, first)).rejects.toThrow(Unanswered);
  });
});

describe('is asked again after', () => {
  const passing: readonly [string, Fault][] = [
    ['502', { kind: 'status', status: 502 }],
    ['a short rate limit', { kind: 'rate-limit', seconds: 0 }],
    ['a short secondary rate limit', { kind: 'secondary-rate-limit', seconds: 1 }],
    ['a connection that ends', { kind: 'hang-up' }],
  ];
  for (const [name, fault] of passing) {
    test(name, async () => {
      service.plan(/GET .*\/approvals/, fault, 1);
      expect(await approvalsOf(github, run)).toHaveLength(1);
    });
  }
});

describe('artifacts', () => {
  const folder = temporaryFolder('artifact');
  const fetch = async (id: number) => {
    const found = await artifact(github, id);
    if (found === undefined) throw new Error('no artifact');
    return fetchArtifact(system, github, service.token, found);
  };
  let uploaded = { id: 0, digest: '' };

  beforeAll(async () => {
    writeFileSync(join(folder, 'plan.json'), '{}');
    uploaded = await uploadArtifact('owa-im-prod', [join(folder, 'plan.json')], folder, 7);
  });

  test('come back as they were kept', async () => {
    const found = await artifact(github, uploaded.id);
    expect(found).toMatchObject({ name: 'owa-im-prod', digest: uploaded.digest, run, isExpired: false });
    expect(
      [...(await fetch(uploaded.id))].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
    ).toEqual([['plan.json', '{}']]);
  });

  test('are refused when their bytes are not the ones that the service kept', async () => {
    const kept = service.state.artifacts.get(uploaded.id);
    if (kept === undefined) throw new Error('nothing kept');
    const right = kept.archive;
    kept.archive = Buffer.from(zipSync({ 'plan.json': new TextEncoder().encode('{"a":1}') }));
    await expect(fetch(uploaded.id)).rejects.toThrow('what came is not what the service says that it keeps');
    kept.archive = right;
  });

  test('with names that leave their folder are only names', async () => {
    const archive = Buffer.from(zipSync({ '../../evil.txt': new Uint8Array([1]) }));
    const { createHash } = await import('node:crypto');
    const digest = createHash('sha256').update(archive).digest('hex');
    service.state.artifacts.set(1, {
      ...{ id: 1, name: 'x', run, archive, digest, createdAt: '2026-11-20T08:00:00Z', expired: false },
    });
    expect([...(await fetch(1)).keys()]).toEqual(['../../evil.txt']);
  });

  test('that are gone are not there', async () => expect(await artifact(github, 404)).toBeUndefined());

  test('of a name that the run has already are refused', async () => {
    await expect(
      uploadArtifact('owa-im-prod', [join(folder, 'plan.json')], folder, undefined),
    ).rejects.toThrow(Unanswered);
  });
});
