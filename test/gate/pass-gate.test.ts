import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Fault } from '../github/fault.ts';
import { hash } from './approved-plan.ts';
import { attacksOnApproval } from './attacks-on-approval.ts';
import { attacksOnPlan } from './attacks-on-plan.ts';
import { attacksOnRun } from './attacks-on-run.ts';
import { type Asked, GateBench } from './gate-bench.ts';

let bench: GateBench;
beforeAll(async () => {
  bench = await GateBench.start();
});
afterEach(() => bench.reset());
afterAll(() => bench.stop());

const refusal = (asked?: Asked) => bench.pass(asked).catch((error: unknown) => error);

describe('the gate lets through', () => {
  test('the plan that another person approved', async () => {
    const { plan, approvers } = await bench.pass();
    expect([plan.digest, plan.record.name, approvers]).toEqual([
      bench.handOver.digest,
      'ntsystems',
      ['otto, in the GitHub environment production'],
    ]);
  });

  test('it when the branch has gone on without touching it', async () => {
    bench.service.git.commit({ 'README.md': 'other\n' }, { login: 'mara' });
    expect((await bench.pass()).plan.digest).toBe(bench.handOver.digest);
  });

  test('it whatever the case of the environment and of names', async () => {
    bench.approvedBy('Otto');
    expect(
      (await bench.pass({ approval: { kind: 'environment', environment: 'Production' } })).approvers,
    ).toHaveLength(1);
  });

  test('what two people approved in its pull request, started by hand', async () => {
    bench.byHand();
    const { approvers } = await bench.pass(bench.reviewed());
    expect(approvers).toEqual(['otto, in pull request 7', 'petra, in pull request 7']);
  });

  test('it from a later run by hand, whose own commit brought something else', async () => {
    bench.byHand();
    const plan = bench.goOn({ 'README.md': 'other\n' });
    expect((await bench.pass({ ...bench.reviewed(), plan })).approvers[0]).toBe('otto, in pull request 7');
  });

  test('what a member of a reviewing team approved, whose members the token may not see', async () => {
    bench.environment().reviewers = ['team:messaging'];
    expect((await bench.pass()).approvers).toHaveLength(1);
  });
});

describe('the gate refuses', () => {
  test.each([...attacksOnPlan, ...attacksOnRun, ...attacksOnApproval])(
    '%s',
    async (_, reason, words, prepare) => {
      const failure = await refusal(prepare(bench));
      expect(failure).toMatchObject({ reason, message: expect.stringContaining(words) });
      expect(failure).toMatchObject({ remedy: expect.stringMatching(/\.$/) });
    },
  );

  test('a plan that the commit does not give with the lines that differ', async () => {
    expect(await refusal({ plan: bench.keep(bench.otherPlan) })).toMatchObject({
      details: expect.stringContaining("-Step 'skype/trusted-pool/ex15.ntsystems.local'"),
    });
  });

  test('a commit of nobody known with what helps, which is not patience', async () => {
    bench.service.git.commit({ 'README.md': '1' }, { login: 'x', email: 'x@contoso.com' }, 'change');
    expect(await refusal()).toMatchObject({
      remedy: expect.stringMatching(/^Have them add the address to their account/),
    });
  });
});

const statuses: readonly Fault[] = [
  { kind: 'status', status: 403 },
  { kind: 'status', status: 500 },
];
const faults: readonly Fault[] = [...statuses, { kind: 'other-form' }, { kind: 'half' }];
/** The room of GitHub is tested with them on one question; here they try that the gate hands on what it says. */
const more: readonly Fault[] = [{ kind: 'nonsense' }, { kind: 'empty' }, { kind: 'silence' }];
const questions: readonly (readonly [string, RegExp, readonly Fault[]])[] = [
  ['the run', /GET .*\/runs\/12$/, faults],
  ['approvals', /GET .*\/approvals$/, [...faults, ...more]],
  ['the artifact', /GET .*\/artifacts\/9000$/, faults],
  // The archive's library waits five seconds before it asks again, four times: only what it does not ask again.
  ['its archive', /GET .*\/zip$/, statuses],
  ['the repository', /GET \/repos\/[^/]+\/[^/]+$/, faults],
  ['the tree', /GET .*\/git\/trees\//, faults],
  ['a blob', /GET .*\/git\/blobs\//, faults],
  ['the branch', /GET .*\/branches\/main$/, faults],
  ['the comparison', /GET .*\/compare\//, faults],
  ['the environment', /GET .*\/environments\/production$/, faults],
  ['the pull request', /GET .*\/commits\/.*\/pulls$/, faults],
  ['its commits', /GET .*\/pulls\/7\/commits$/, faults],
  ['the last change of the file', /GET \/repos\/[^/]+\/[^/]+\/commits$/, faults],
  ['the author', /GET .*\/commits\/[0-9a-f]{40}$/, faults],
];

const unanswered = questions.flatMap(([name, question, own]) =>
  own.map((fault) => {
    const kind = fault.kind === 'status' ? String(fault.status) : fault.kind;
    return [`${name}: ${kind}`, question, fault] as const;
  }),
);

describe('the gate concludes nothing', () => {
  test.each(unanswered)('%s', async (_, question, fault) => {
    bench.service.plan(question, fault);
    expect(await refusal()).toMatchObject({ reason: 'unverifiable' });
  });
});

test('what was kept is what the tests say', () =>
  expect(hash(bench.service.state.artifacts.get(9000)?.archive ?? Buffer.alloc(0))).toBe(
    bench.handOver.artifact.digest,
  ));
