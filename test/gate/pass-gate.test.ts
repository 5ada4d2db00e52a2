import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { planDifference } from '../../src/cli/plan-difference.ts';
import { regenerateCommitted } from '../../src/cli/regenerate-committed.ts';
import type { ApprovalPolicy, GateRequest } from '../../src/gate/gate-request.ts';
import { type Passed, passGate } from '../../src/gate/pass-gate.ts';
import type { PlanHandOver } from '../../src/gate/plan-hand-over.ts';
import type { GitHub } from '../../src/github/github.ts';
import { openGitHub } from '../../src/github/open-github.ts';
import { fetchArtifact } from '../../src/github/transfer-artifact.ts';
import { nodeSystem } from '../../src/system/node-system.ts';
import type { Reason } from '../../src/system/refusal.ts';
import type { Fault } from '../github/fault.ts';
import { GitHubService } from '../github/github-service.ts';
import type { SimulatedRun } from '../github/service-state.ts';
import { approvedPlan, bundle, hash, keep, planFiles, source, text, webConfig } from './approved-plan.ts';

const day = 24 * 60 * 60 * 1000;
const quick = { timeout: 1000, retries: 1, wait: 1, rateLimit: 10 };
const otherNames = text.replaceAll('ex14.ntsystems.local', 'ex15.ntsystems.local');

let service: GitHubService;
let github: GitHub;
let commit = '';
let handOver: PlanHandOver;
/** What the service knew when everything was right. */
let asApproved: ReturnType<typeof remember>;
let main = '';
let planned: Record<string, Uint8Array>;
let otherPlan: Record<string, Uint8Array>;

beforeAll(async () => {
  service = await GitHubService.start();
  ({ commit, handOver } = await approvedPlan(service));
  planned = await planFiles(text);
  otherPlan = await planFiles(otherNames);
  Object.assign(process.env, service.variables(12));
  const system = { ...nodeSystem(), variables: service.variables(12) };
  github = await openGitHub(system, service.token, quick);
  asApproved = remember();
  main = service.git.git(['rev-parse', 'main']);
});

beforeEach(() => asApproved.restore());
afterEach(() => {
  service.forgetFaults();
  service.git.git(['checkout', '-q', 'main']);
  service.git.git(['reset', '-q', '--hard', main]);
  service.git.git(['branch', '-q', '-f', 'change', `${main}^2`]);
});
afterAll(() => service.stop());

/** A copy of what tests change, and how to go back to it. */
function remember() {
  const { state } = service;
  const { runs, environments, artifacts, pullRequests, permissions } = structuredClone(state);
  return {
    restore: () => {
      const fresh = structuredClone({ runs, environments, artifacts, pullRequests, permissions });
      for (const key of ['runs', 'environments', 'artifacts', 'pullRequests', 'permissions'] as const) {
        const map = state[key] as Map<unknown, unknown>;
        map.clear();
        for (const [id, value] of fresh[key]) map.set(id, key === 'artifacts' ? withBuffer(value) : value);
      }
      state.protectedBranches.clear();
      state.protectedBranches.add('main');
      state.now = undefined;
    },
  };
}

/** A clone of a Buffer is a plain array of bytes. */
function withBuffer(value: unknown): unknown {
  const artifact = value as { archive: Uint8Array };
  return { ...artifact, archive: Buffer.from(artifact.archive) };
}

interface Asked extends Partial<Omit<GateRequest, 'plan'>> {
  readonly plan?: Partial<PlanHandOver>;
}

async function pass(asked: Asked = {}): Promise<Passed> {
  const system = { ...nodeSystem(), variables: service.variables(12) };
  const request: GateRequest = {
    ...{ run: 12, attempt: 1, ref: 'refs/heads/main', bundle, branch: undefined, maximumAge: 7 * day },
    approval: { kind: 'environment', environment: 'production' },
    ...asked,
    plan: { ...handOver, ...asked.plan },
  };
  return passGate(request, {
    github,
    fetch: (artifact) => fetchArtifact(system, github, service.token, artifact),
    regenerate: (path, read) => regenerateCommitted(system, path, read),
    show: planDifference,
  });
}

function run(): SimulatedRun {
  const found = service.state.runs.get(12);
  if (found === undefined) throw new Error('no run');
  return found;
}

function environment() {
  const found = service.state.environments.get('production');
  if (found === undefined) throw new Error('no environment');
  return found;
}

function pullRequest() {
  const found = service.state.pullRequests.get(7);
  if (found === undefined) throw new Error('no pull request');
  return found;
}

/** Another archive under the id of the plan; the service says its hash, the plan job had said another. */
function swapArchive(change: (files: Record<string, Uint8Array>) => void): Partial<PlanHandOver> {
  const files = { ...planned };
  change(files);
  return keep(service, files, commit);
}

const oneByteMore = (bytes: Uint8Array | undefined) =>
  Buffer.concat([bytes ?? new Uint8Array(), Buffer.from(' ')]);
const approvedBy = (user: string) => {
  run().approvals.splice(0, 9, { state: 'approved', environments: ['production'], user, comment: '' });
};
const pulls: ApprovalPolicy = { kind: 'pull-request', reviewers: 2, digest: '' };
const byHand = () => {
  run().event = 'workflow_dispatch';
  for (const user of ['otto', 'petra'])
    pullRequest().reviews.push({ user, state: 'APPROVED', commit: service.git.git(['rev-parse', 'change']) });
};
const reviewed = () => ({ approval: { ...pulls, digest: handOver.digest } });

/** Another pull request, by lena, that somebody merged since; the run and its plan are of that merge. */
function goOn(files: Record<string, string>): Partial<PlanHandOver> {
  const { git, state } = service;
  git.git(['branch', '-q', '-f', 'later', 'main']);
  git.commit(files, { login: 'lena' }, 'later');
  git.git(['checkout', '-q', 'main']);
  const name = ['-c', 'user.name=lena', '-c', 'user.email=lena@users.noreply.github.com'];
  git.git([...name, 'merge', '-q', '--no-ff', '-m', 'Merge', 'later']);
  const merge = git.git(['rev-parse', 'HEAD']);
  state.pullRequests.set(8, {
    ...{ number: 8, author: 'lena', head: 'later', base: 'main', headRepository: state.id, merged: true },
    mergeCommit: merge,
    reviews: ['otto', 'petra'].map((user) => ({
      user,
      state: 'APPROVED',
      commit: git.git(['rev-parse', 'later']),
    })),
  });
  run().commit = merge;
  return { ...handOver, commit: merge };
}

describe('the gate lets through', () => {
  test('the plan that another person approved', async () => {
    const { plan, approvers } = await pass();
    expect([plan.digest, plan.record.name, approvers]).toEqual([
      handOver.digest,
      'ntsystems',
      ['otto, in the GitHub environment production'],
    ]);
  });

  test('it when the branch has gone on without touching it', async () => {
    service.git.commit({ 'README.md': 'other\n' }, { login: 'mara' });
    expect((await pass()).plan.digest).toBe(handOver.digest);
  });

  test('it whatever the case of the environment and of names', async () => {
    approvedBy('Otto');
    expect(
      (await pass({ approval: { kind: 'environment', environment: 'Production' } })).approvers,
    ).toHaveLength(1);
  });

  test('what two people approved in its pull request, started by hand', async () => {
    byHand();
    const { approvers } = await pass(reviewed());
    expect(approvers).toEqual(['otto, in pull request 7', 'petra, in pull request 7']);
  });

  test('it from a later run by hand, whose own commit brought something else', async () => {
    byHand();
    const plan = goOn({ 'README.md': 'other\n' });
    expect((await pass({ ...reviewed(), plan })).approvers[0]).toBe('otto, in pull request 7');
  });

  test('what a member of a reviewing team approved, whose members the token may not see', async () => {
    environment().reviewers = ['team:messaging'];
    expect((await pass()).approvers).toHaveLength(1);
  });
});

/** What is done to the run, and the reason and words of the refusal. */
type Attack = readonly [
  name: string,
  reason: Reason,
  words: string | RegExp,
  prepare: () => Asked | undefined | Promise<Asked | undefined>,
];

const nothingElse = undefined;
const changedFiles: readonly Attack[] = Object.keys(await planFiles(text))
  .filter((name) => name !== 'SHA256SUMS')
  .map((name) => [
    `${name} with one byte more`,
    'digest-mismatch',
    `${name} was changed`,
    () => ({
      plan: swapArchive((files) => {
        files[name] = oneByteMore(files[name]);
      }),
    }),
  ]);

const attacks: readonly Attack[] = [
  ...changedFiles,
  [
    'SHA256SUMS with another hash',
    'digest-mismatch',
    'MANUAL.md was changed',
    () => ({
      plan: swapArchive((files) => {
        const sums = Buffer.from(files.SHA256SUMS ?? []).toString();
        files.SHA256SUMS = Buffer.from(sums.replace(/^[0-9a-f]{4}/, '0000'));
      }),
    }),
  ],
  [
    'a file added',
    'digest-mismatch',
    'extra.ps1 was added',
    () => ({
      plan: swapArchive((files) => {
        files['extra.ps1'] = Buffer.from('x');
      }),
    }),
  ],
  [
    'a file added outside of the folder',
    'digest-mismatch',
    '../extra.ps1 was added',
    () => ({
      plan: swapArchive((files) => {
        files['../extra.ps1'] = Buffer.from('x');
      }),
    }),
  ],
  [
    'a file removed',
    'digest-mismatch',
    'summary.md is missing',
    () => ({
      plan: swapArchive((files) => {
        delete files['summary.md'];
      }),
    }),
  ],
  [
    'another plan, whole in itself, under the id of the approved one',
    'digest-mismatch',
    'was asked for',
    () => {
      const { artifact } = keep(service, otherPlan, commit);
      return { plan: { artifact } };
    },
  ],
  [
    'another archive under the id of the approved one',
    'digest-mismatch',
    'and the plan job kept',
    () => {
      keep(service, otherPlan, commit);
      return nothingElse;
    },
  ],
  [
    'an archive that changed where it is kept',
    'unverifiable',
    'what came is not what the service says',
    () => {
      const kept = service.state.artifacts.get(9000);
      if (kept !== undefined) kept.archive = Buffer.concat([kept.archive, Buffer.from('x')]);
      return nothingElse;
    },
  ],
  [
    'the artifact of another run',
    'digest-mismatch',
    'belongs to run 13, not to 12',
    () => {
      service.state.runs.set(13, { ...run(), id: 13 });
      return { plan: keep(service, planned, commit, { run: 13 }) };
    },
  ],
  [
    'the artifact of a fork',
    'digest-mismatch',
    'made from another repository',
    () => {
      service.state.runs.set(13, { ...run(), id: 13, headRepository: 1 });
      return { plan: keep(service, planned, commit, { run: 13 }) };
    },
  ],
  ['a plan of another commit', 'diverged', `runs commit `, () => ({ plan: { commit: 'c'.repeat(40) } })],
  [
    'an artifact that is gone',
    'digest-mismatch',
    'does not exist',
    () => {
      service.state.artifacts.clear();
      return nothingElse;
    },
  ],
  [
    'an artifact that is no longer kept',
    'digest-mismatch',
    'is no longer kept',
    () => {
      const kept = service.state.artifacts.get(9000);
      if (kept !== undefined) kept.expired = true;
      return nothingElse;
    },
  ],
  [
    'the plan of another environment',
    'digest-mismatch',
    'is the plan of ntsystems, not of production',
    () => ({ plan: { environment: 'production' } }),
  ],
  ['a re-run', 'not-approved', 'this is attempt 2', () => ({ attempt: 2 })],
  [
    'a re-run that says it is none',
    'not-approved',
    'this is attempt 2',
    () => {
      run().attempt = 2;
      return nothingElse;
    },
  ],
  ['a run of a pull request', 'not-approved', 'was started by pull_request', () => startedBy('pull_request')],
  [
    'a run of a pull request with the rights of its target',
    'not-approved',
    'was started by pull_request_target',
    () => startedBy('pull_request_target'),
  ],
  [
    'a run of a fork',
    'not-approved',
    'runs what another repository holds',
    () => {
      run().headRepository = 1;
      return nothingElse;
    },
  ],
  [
    'a run of another commit',
    'diverged',
    'and the plan was made from',
    () => {
      run().commit = service.git.git(['rev-parse', 'change']);
      return nothingElse;
    },
  ],
  [
    'an owa-im that is another than the one that planned',
    'plan-changed',
    'was made by another owa-im',
    () => ({ bundle: 'a'.repeat(64) }),
  ],
  [
    'a plan that the commit does not give',
    'plan-changed',
    'now gives another plan; different: ',
    () => ({ plan: keep(service, otherPlan, commit) }),
  ],
  [
    'the environment renamed on the branch',
    'diverged',
    `main has another ${source} by now`,
    () => {
      service.git.commit({ [source]: text.replace('name: ntsystems', 'name: other') }, { login: 'mara' });
      return nothingElse;
    },
  ],
  [
    'a copy that it refers to changed on the branch',
    'diverged',
    `main has another ${webConfig} by now`,
    () => {
      service.git.commit({ [webConfig]: '<configuration/>' }, { login: 'mara' });
      return nothingElse;
    },
  ],
  [
    'the environment removed on the branch',
    'diverged',
    `main has another ${source} by now`,
    () => {
      service.git.commit({ [source]: undefined }, { login: 'mara' });
      return nothingElse;
    },
  ],
  [
    'a branch that was moved back',
    'diverged',
    'is not part of main',
    () => {
      service.git.git(['reset', '-q', '--hard', 'HEAD~1']);
      return nothingElse;
    },
  ],
  [
    'a branch that is not protected',
    'gate-missing',
    'the branch "main" is not protected',
    () => {
      service.state.protectedBranches.clear();
      return nothingElse;
    },
  ],
  [
    'a branch that does not exist',
    'gate-missing',
    'the branch "release" does not exist',
    () => {
      run().branch = 'release';
      return { branch: 'release', ref: 'refs/heads/release' };
    },
  ],
  [
    'a plan of eight days ago, by the clock of the service',
    'expired',
    'the plan is 193 hours old',
    () => {
      service.state.now = new Date(Date.now() + 8 * day);
      return nothingElse;
    },
  ],
  [
    'a plan older than the workflow allows',
    'expired',
    'the workflow allows 0',
    () => ({ maximumAge: 60_000 }),
  ],
  [
    'an environment that does not exist',
    'gate-missing',
    'does not exist',
    () => ({ approval: { kind: 'environment', environment: 'prod' } }),
  ],
  [
    'an environment without reviewers',
    'gate-missing',
    'requires no review',
    () => {
      environment().reviewers = [];
      return nothingElse;
    },
  ],
  [
    'an environment that allows self-review',
    'gate-missing',
    'lets people review their own runs',
    () => {
      environment().preventSelfReview = false;
      return nothingElse;
    },
  ],
  [
    'an environment that administrators bypass',
    'gate-missing',
    'can be bypassed by administrators',
    () => {
      environment().administratorsBypass = true;
      return nothingElse;
    },
  ],
  [
    'approved by the author',
    'not-approved',
    'only by mara, who had a hand in the change',
    () => approvedOnlyBy('mara'),
  ],
  [
    'approved by who merged and pushed',
    'not-approved',
    'only by lena, who had a hand in the change',
    () => approvedOnlyBy('lena'),
  ],
  [
    'approved by who started this attempt',
    'not-approved',
    'only by petra, who had a hand in the change',
    () => {
      run().triggeringActor = 'petra';
      return approvedOnlyBy('petra');
    },
  ],
  [
    'approved by who opened the pull request',
    'not-approved',
    'only by petra, who had a hand in the change',
    () => {
      pullRequest().author = 'petra';
      return approvedOnlyBy('petra');
    },
  ],
  [
    'approved by a bot',
    'not-approved',
    'renovate[bot], who is no person',
    () => approvedOnlyBy('renovate[bot]'),
  ],
  [
    'approved for another environment',
    'not-approved',
    'nobody approved run 12',
    () => {
      run().approvals.splice(0, 1, { state: 'approved', environments: ['lab'], user: 'otto', comment: '' });
      return nothingElse;
    },
  ],
  [
    'rejected',
    'not-approved',
    'petra rejected run 12',
    () => {
      run().approvals.push({ state: 'rejected', environments: ['production'], user: 'petra', comment: 'no' });
      return nothingElse;
    },
  ],
  [
    'approved by nobody',
    'not-approved',
    'nobody approved run 12',
    () => {
      run().approvals.length = 0;
      return nothingElse;
    },
  ],
  [
    'a change whose author belongs to no account',
    'unverifiable',
    'an address that belongs to no account',
    () => {
      service.git.commit({ 'README.md': '1' }, { login: 'x', email: 'x@contoso.com' }, 'change');
      service.git.git(['checkout', '-q', 'main']);
      return nothingElse;
    },
  ],
  [
    'approved by the author of the file, who neither wrote nor started what the run is of',
    'not-approved',
    'only by mara, who had a hand in the change',
    () => {
      approvedBy('mara');
      return { plan: goOn({ 'README.md': 'other\n' }) };
    },
  ],
  [
    'approved by somebody who is no reviewer of the environment by now',
    'not-approved',
    'only by otto, who is no reviewer of it',
    () => {
      environment().reviewers = ['petra'];
      return nothingElse;
    },
  ],
  [
    'a run of another branch that stands at a commit of the protected one, with the workflow of back then',
    'not-approved',
    'run 12 is of old, not of the branch main',
    () => {
      run().branch = 'old';
      return nothingElse;
    },
  ],
  [
    'a run of a tag that is called like the branch',
    'not-approved',
    'run 12 is of refs/tags/main, not of the branch main',
    () => ({ ref: 'refs/tags/main' }),
  ],
  [
    'a run of a merge queue, whose commit is not merged yet',
    'not-approved',
    'was started by merge_group',
    () => startedBy('merge_group'),
  ],
  [
    'a run that begins after now, by the clock of the service',
    'unverifiable',
    'how old the plan is: run 12 began at',
    () => {
      run().createdAt = new Date(Date.now() + day).toISOString();
      return nothingElse;
    },
  ],
  [
    'a link in the place of the environment file',
    'plan-changed',
    `the commit has no file ${source}`,
    () => linkInPlaceOf(source),
  ],
  [
    'a pull request with one approval of two',
    'not-approved',
    'has 1 approvals that count, and 2 are asked for',
    () => {
      byHand();
      pullRequest().reviews.pop();
      return reviewed();
    },
  ],
  [
    'a pull request approved before its last commit',
    'not-approved',
    'has 1 approvals that count',
    () => {
      byHand();
      const [first] = pullRequest().reviews;
      if (first !== undefined) first.commit = commit;
      return reviewed();
    },
  ],
  [
    'a pull request approved by people who may only read',
    'not-approved',
    'has 0 approvals that count',
    () => {
      byHand();
      service.state.permissions.clear();
      return reviewed();
    },
  ],
  [
    'a pull request whose approval was taken back',
    'not-approved',
    'has 1 approvals that count',
    () => {
      byHand();
      pullRequest().reviews.push({ user: 'otto', state: 'DISMISSED', commit });
      return reviewed();
    },
  ],
  [
    'approvals of a later pull request, which left the environment as it was',
    'not-approved',
    'pull request 7 has 0 approvals that count',
    () => {
      byHand();
      pullRequest().reviews.length = 0;
      return { ...reviewed(), plan: goOn({ 'README.md': 'other\n' }) };
    },
  ],
  [
    'a pull request that was merged into another branch',
    'not-approved',
    'no pull request merged into main brought commit',
    () => {
      byHand();
      service.git.git(['branch', '-q', '-f', 'side', 'main']);
      pullRequest().base = 'side';
      return reviewed();
    },
  ],
  [
    'a pull request in which somebody who may write asked for changes',
    'not-approved',
    'lena asked for changes in pull request 7',
    () => {
      byHand();
      pullRequest().reviews.push({ user: 'lena', state: 'CHANGES_REQUESTED', commit });
      return reviewed();
    },
  ],
  [
    'a pull request of which the branch made something else when it was merged',
    'not-approved',
    `pull request 7 was reviewed with another ${source}`,
    () => {
      byHand();
      service.git.commit({ [source]: `${text}# later\n` }, { login: 'mara' }, 'change');
      service.git.git(['checkout', '-q', 'main']);
      const head = service.git.git(['rev-parse', 'change']);
      for (const review of pullRequest().reviews) review.commit = head;
      return reviewed();
    },
  ],
  [
    'pull-request approval for another digest',
    'not-approved',
    'was started for the digest',
    () => {
      byHand();
      return { approval: { ...pulls, digest: 'd'.repeat(64) } };
    },
  ],
  [
    'pull-request approval of a run that nobody started by hand',
    'not-approved',
    'was started by push, not by hand',
    () => {
      byHand();
      run().event = 'push';
      return reviewed();
    },
  ],
];

/** The commit of run and plan has a symbolic link at the path. */
function linkInPlaceOf(path: string): Asked {
  const { git } = service;
  git.git(['checkout', '-q', 'main']);
  rmSync(join(git.folder, path));
  symlinkSync('elsewhere.yml', join(git.folder, path));
  run().commit = git.commit({});
  return { plan: { commit: run().commit } };
}

function startedBy(event: string): undefined {
  run().event = event;
  return nothingElse;
}

function approvedOnlyBy(user: string): undefined {
  approvedBy(user);
  return nothingElse;
}

describe('the gate refuses', () => {
  for (const [name, reason, words, prepare] of attacks) {
    test(name, async () => {
      const asked = await prepare();
      const failure = await pass(asked).catch((error: unknown) => error);
      expect(failure).toMatchObject({ reason, message: expect.stringMatching(pattern(words)) });
      expect(failure).toMatchObject({ remedy: expect.stringMatching(/\.$/) });
    });
  }

  test('a plan that the commit does not give with the lines that differ', async () => {
    const failure = await pass({ plan: keep(service, otherPlan, commit) }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      details: expect.stringContaining("-Step 'skype/trusted-pool/ex15.ntsystems.local'"),
    });
  });
});

test('a commit of nobody known is told with what helps, which is not patience', async () => {
  service.git.commit({ 'README.md': '1' }, { login: 'x', email: 'x@contoso.com' }, 'change');
  const failure = await pass().catch((error: unknown) => error);
  expect(failure).toMatchObject({
    remedy: expect.stringMatching(/^Have them add the address to their account/),
  });
});

function pattern(words: string | RegExp): RegExp {
  return typeof words === 'string' ? new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : words;
}

const faults: readonly Fault[] = [
  { kind: 'status', status: 403 },
  { kind: 'status', status: 500 },
  { kind: 'other-form' },
  { kind: 'half' },
];
/** The room of GitHub is tested with them on one question; here they try that the gate hands on what it says. */
const more: readonly Fault[] = [{ kind: 'nonsense' }, { kind: 'empty' }, { kind: 'silence' }];
const questions: readonly (readonly [string, RegExp])[] = [
  ['the run', /GET .*\/runs\/12$/],
  ['approvals', /GET .*\/approvals$/],
  ['the artifact', /GET .*\/artifacts\/9000$/],
  ['its archive', /GET (.*\/zip|\/blob\/.*)$/],
  ['the repository', /GET \/repos\/[^/]+\/[^/]+$/],
  ['the tree', /GET .*\/git\/trees\//],
  ['a blob', /GET .*\/git\/blobs\//],
  ['the branch', /GET .*\/branches\/main$/],
  ['the comparison', /GET .*\/compare\//],
  ['the environment', /GET .*\/environments\/production$/],
  ['the pull request', /GET .*\/commits\/.*\/pulls$/],
  ['its commits', /GET .*\/pulls\/7\/commits$/],
  ['the last change of the file', /GET \/repos\/[^/]+\/[^/]+\/commits$/],
  ['the author', /GET .*\/commits\/[0-9a-f]{40}$/],
];

describe('the gate concludes nothing', () => {
  for (const [name, question] of questions) {
    for (const fault of name === 'approvals' ? [...faults, ...more] : faults) {
      // The archive's library waits five seconds before it asks again, four times.
      if (name === 'its archive' && fault.kind !== 'status') continue;
      const kind = fault.kind === 'status' ? String(fault.status) : fault.kind;
      test(`${name}: ${kind}`, async () => {
        service.plan(name === 'its archive' ? /GET .*\/zip$/ : question, fault);
        const failure = await pass().catch((error: unknown) => error);
        expect(failure).toMatchObject({ reason: 'unverifiable' });
      });
    }
  }
});

test('what was kept is what the tests say', () =>
  expect(hash(service.state.artifacts.get(9000)?.archive ?? Buffer.alloc(0))).toBe(handOver.artifact.digest));
