import { source, text, webConfig } from './approved-plan.ts';
import { type Attack, nothingElse } from './attack.ts';
import { day, type GateBench } from './gate-bench.ts';

/** What is done to the run that asks, to its branch, or to the time. */
export const attacksOnRun: readonly Attack[] = [
  ['a re-run', 'not-approved', 'this is attempt 2', () => ({ attempt: 2 })],
  [
    'a re-run that says it is none',
    'not-approved',
    'this is attempt 2',
    (bench) => {
      bench.run().attempt = 2;
      return nothingElse;
    },
  ],
  [
    'a run of a pull request',
    'not-approved',
    'was started by pull_request',
    (bench) => startedBy(bench, 'pull_request'),
  ],
  [
    'a run of a pull request with the rights of its target',
    'not-approved',
    'was started by pull_request_target',
    (bench) => startedBy(bench, 'pull_request_target'),
  ],
  [
    'a run of a fork',
    'not-approved',
    'runs what another repository holds',
    (bench) => {
      bench.run().headRepository = 1;
      return nothingElse;
    },
  ],
  [
    'a run of another commit',
    'diverged',
    'and the plan was made from',
    (bench) => {
      bench.run().commit = bench.service.git.git(['rev-parse', 'change']);
      return nothingElse;
    },
  ],
  [
    'the environment renamed on the branch',
    'diverged',
    `main has another ${source} by now`,
    (bench) => {
      bench.service.git.commit(
        { [source]: text.replace('name: ntsystems', 'name: other') },
        { login: 'mara' },
      );
      return nothingElse;
    },
  ],
  [
    'a copy that it refers to changed on the branch',
    'diverged',
    `main has another ${webConfig} by now`,
    (bench) => {
      bench.service.git.commit({ [webConfig]: '<configuration/>' }, { login: 'mara' });
      return nothingElse;
    },
  ],
  [
    'the environment removed on the branch',
    'diverged',
    `main has another ${source} by now`,
    (bench) => {
      bench.service.git.commit({ [source]: undefined }, { login: 'mara' });
      return nothingElse;
    },
  ],
  [
    'a branch that was moved back',
    'diverged',
    'is not part of main',
    (bench) => {
      bench.service.git.git(['reset', '-q', '--hard', 'HEAD~1']);
      return nothingElse;
    },
  ],
  [
    'a branch that is not protected',
    'gate-missing',
    'the branch "main" is not protected',
    (bench) => {
      bench.service.state.protectedBranches.clear();
      return nothingElse;
    },
  ],
  [
    'a branch that does not exist',
    'gate-missing',
    'the branch "release" does not exist',
    (bench) => {
      bench.run().branch = 'release';
      return { branch: 'release', ref: 'refs/heads/release' };
    },
  ],
  [
    'a plan of eight days ago, by the clock of the service',
    'expired',
    'the plan is 193 hours old',
    (bench) => {
      bench.service.state.now = new Date(Date.now() + 8 * day);
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
    'a run of another branch that stands at a commit of the protected one, with the workflow of back then',
    'not-approved',
    'run 12 is of old, not of the branch main',
    (bench) => {
      bench.run().branch = 'old';
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
    (bench) => startedBy(bench, 'merge_group'),
  ],
  [
    'a run that begins after now, by the clock of the service',
    'unverifiable',
    'how old the plan is: run 12 began at',
    (bench) => {
      bench.run().createdAt = new Date(Date.now() + day).toISOString();
      return nothingElse;
    },
  ],
];

function startedBy(bench: GateBench, event: string): undefined {
  bench.run().event = event;
  return nothingElse;
}
