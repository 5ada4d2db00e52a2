import { source, text } from './approved-plan.ts';
import { type Attack, nothingElse } from './attack.ts';
import type { GateBench } from './gate-bench.ts';

/** What is done to an approval, or by whom it is given. */
export const attacksOnApproval: readonly Attack[] = [
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
    (bench) => {
      bench.environment().reviewers = [];
      return nothingElse;
    },
  ],
  [
    'an environment that allows self-review',
    'gate-missing',
    'lets people review their own runs',
    (bench) => {
      bench.environment().preventSelfReview = false;
      return nothingElse;
    },
  ],
  [
    'an environment that administrators bypass',
    'gate-missing',
    'can be bypassed by administrators',
    (bench) => {
      bench.environment().administratorsBypass = true;
      return nothingElse;
    },
  ],
  [
    'approved by the author',
    'not-approved',
    'only by mara, who had a hand in the change',
    (bench) => approvedOnlyBy(bench, 'mara'),
  ],
  [
    'approved by who merged and pushed',
    'not-approved',
    'only by lena, who had a hand in the change',
    (bench) => approvedOnlyBy(bench, 'lena'),
  ],
  [
    'approved by who started this attempt',
    'not-approved',
    'only by petra, who had a hand in the change',
    (bench) => {
      bench.run().triggeringActor = 'petra';
      return approvedOnlyBy(bench, 'petra');
    },
  ],
  [
    'approved by who opened the pull request',
    'not-approved',
    'only by petra, who had a hand in the change',
    (bench) => {
      bench.pullRequest().author = 'petra';
      return approvedOnlyBy(bench, 'petra');
    },
  ],
  [
    'approved by a bot',
    'not-approved',
    'renovate[bot], who is no person',
    (bench) => approvedOnlyBy(bench, 'renovate[bot]'),
  ],
  [
    'approved for another environment',
    'not-approved',
    'nobody approved run 12',
    (bench) => {
      bench
        .run()
        .approvals.splice(0, 1, { state: 'approved', environments: ['lab'], user: 'otto', comment: '' });
      return nothingElse;
    },
  ],
  [
    'rejected',
    'not-approved',
    'petra rejected run 12',
    (bench) => {
      bench
        .run()
        .approvals.push({ state: 'rejected', environments: ['production'], user: 'petra', comment: 'no' });
      return nothingElse;
    },
  ],
  [
    'approved by nobody',
    'not-approved',
    'nobody approved run 12',
    (bench) => {
      bench.run().approvals.length = 0;
      return nothingElse;
    },
  ],
  [
    'a change whose author belongs to no account',
    'unverifiable',
    'an address that belongs to no account',
    (bench) => {
      bench.service.git.commit({ 'README.md': '1' }, { login: 'x', email: 'x@contoso.com' }, 'change');
      bench.service.git.git(['checkout', '-q', 'main']);
      return nothingElse;
    },
  ],
  [
    'approved by the author of the file, who neither wrote nor started what the run is of',
    'not-approved',
    'only by mara, who had a hand in the change',
    (bench) => {
      bench.approvedBy('mara');
      return { plan: bench.goOn({ 'README.md': 'other\n' }) };
    },
  ],
  [
    'approved by somebody who is no reviewer of the environment by now',
    'not-approved',
    'only by otto, who is no reviewer of it',
    (bench) => {
      bench.environment().reviewers = ['petra'];
      return nothingElse;
    },
  ],
  [
    'a pull request with one approval of two',
    'not-approved',
    'has 1 approvals that count, and 2 are asked for',
    (bench) => {
      bench.byHand();
      bench.pullRequest().reviews.pop();
      return bench.reviewed();
    },
  ],
  [
    'a pull request approved before its last commit',
    'not-approved',
    'has 1 approvals that count',
    (bench) => {
      bench.byHand();
      const [first] = bench.pullRequest().reviews;
      if (first !== undefined) first.commit = bench.commit;
      return bench.reviewed();
    },
  ],
  [
    'a pull request approved by people who may only read',
    'not-approved',
    'has 0 approvals that count',
    (bench) => {
      bench.byHand();
      bench.service.state.permissions.clear();
      return bench.reviewed();
    },
  ],
  [
    'a pull request whose approval was taken back',
    'not-approved',
    'has 1 approvals that count',
    (bench) => {
      bench.byHand();
      bench.pullRequest().reviews.push({ user: 'otto', state: 'DISMISSED', commit: bench.commit });
      return bench.reviewed();
    },
  ],
  [
    'approvals of a later pull request, which left the environment as it was',
    'not-approved',
    'pull request 7 has 0 approvals that count',
    (bench) => {
      bench.byHand();
      bench.pullRequest().reviews.length = 0;
      return { ...bench.reviewed(), plan: bench.goOn({ 'README.md': 'other\n' }) };
    },
  ],
  [
    'a pull request that was merged into another branch',
    'not-approved',
    'no pull request of this repository, merged into main, brought commit',
    (bench) => {
      bench.byHand();
      bench.service.git.git(['branch', '-q', '-f', 'side', 'main']);
      bench.pullRequest().base = 'side';
      return bench.reviewed();
    },
  ],
  [
    'a pull request in which somebody who may write asked for changes',
    'not-approved',
    'lena asked for changes in pull request 7',
    (bench) => {
      bench.byHand();
      bench.pullRequest().reviews.push({ user: 'lena', state: 'CHANGES_REQUESTED', commit: bench.commit });
      return bench.reviewed();
    },
  ],
  [
    'a pull request of which the branch made something else when it was merged',
    'not-approved',
    `pull request 7 was reviewed with another ${source}`,
    (bench) => {
      bench.byHand();
      bench.service.git.commit({ [source]: `${text}# later\n` }, { login: 'mara' }, 'change');
      bench.service.git.git(['checkout', '-q', 'main']);
      const head = bench.service.git.git(['rev-parse', 'change']);
      for (const review of bench.pullRequest().reviews) review.commit = head;
      return bench.reviewed();
    },
  ],
  [
    'pull-request approval for another digest',
    'not-approved',
    'was started for the digest',
    (bench) => {
      bench.byHand();
      return { approval: { kind: 'pull-request', reviewers: 2, digest: 'd'.repeat(64) } };
    },
  ],
  [
    'pull-request approval of a run that nobody started by hand',
    'not-approved',
    'was started by push, not by hand',
    (bench) => {
      bench.byHand();
      bench.run().event = 'push';
      return bench.reviewed();
    },
  ],
];

function approvedOnlyBy(bench: GateBench, user: string): undefined {
  bench.approvedBy(user);
  return nothingElse;
}
