import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, owaIm } from './example-workflow.ts';
import { isBesideOwaIm, isReachedByPullRequest, pullRequestEvent } from './pull-requests.ts';
import { isSelfHosted } from './runners.ts';
import type { Workflow } from './workflow.ts';

const test = { uses: owaIm('test'), step: ['with: { directory: owa-im-plan/prod }'] };
const plan = { uses: owaIm('plan'), step: ['with: { path: environments }'] };

export const runnerReachableFromPullRequest: TextRule<Workflow> = {
  id: 'WFL009',
  alias: 'runner-reachable-from-pull-request',
  category: 'workflow',
  severity: 'warning',
  summary: 'A pull request starts a job on a self-hosted runner.',
  why: 'Who may start a job on a runner that reaches Exchange is an Exchange administrator. A pull request can change the job, and a machine keeps what one job left behind for the next.',
  source: 'GitHub, "Secure use reference", on self-hosted runners; docs/security.md.',
  bad: [
    {
      title: 'A live test on each pull request.',
      text: applyWorkflow({ on: ['  pull_request:'], ...test }),
      at: ['6:15'],
    },
    {
      title: 'A plan, on the same machine.',
      text: applyWorkflow({ on: ['  pull_request:'], runsOn: 'self-hosted', ...plan }),
      at: ['6:14'],
    },
    {
      title: 'A group of runners.',
      text: applyWorkflow({ on: ['  pull_request_target:'], runsOn: '{ group: exchange }', ...test }),
      at: ['6:23'],
    },
    {
      title: 'Another workflow of a repository with environment files.',
      text: 'on: pull_request\npermissions: {}\njobs:\n  build:\n    runs-on: [self-hosted]\n    steps:\n      - run: make\n',
      context: { environments: ['prod'] },
      at: ['5:15'],
    },
  ],
  good: [
    {
      title: "On GitHub's machines.",
      text: applyWorkflow({ on: ['  pull_request:'], runsOn: 'ubuntu-latest', ...plan }),
    },
    { title: 'Not from a pull request.', text: applyWorkflow({ on: ['  push:'], ...test }) },
    {
      title: 'Skipped there.',
      text: applyWorkflow({
        on: ['  push:', '  pull_request:'],
        job: ["if: github.event_name != 'pull_request'"],
        ...test,
      }),
    },
    {
      title: 'A repository that has nothing to do with owa-im.',
      text: 'on: pull_request\npermissions: {}\njobs:\n  build:\n    runs-on: [self-hosted]\n    steps:\n      - run: make\n',
    },
  ],
  *check(workflow) {
    if (!isBesideOwaIm(workflow)) return;
    for (const job of workflow.jobs) {
      const { runner } = job;
      if (runner === undefined || !isSelfHosted(runner) || !isReachedByPullRequest(workflow, job)) continue;
      yield {
        at: (runner.group ?? runner.labels[0])?.at ?? runner.at,
        message: `${pullRequestEvent(workflow)} starts ${job.id} on a runner of yours.`,
        remedy:
          "Use one of GitHub's machines (ubuntu-latest); keep the runner's group for the workflows that deploy.",
      };
    }
  },
};
