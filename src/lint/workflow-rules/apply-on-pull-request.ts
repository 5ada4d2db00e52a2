import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, owaIm } from './example-workflow.ts';
import { isReachedByPullRequest, pullRequestEvent } from './pull-requests.ts';
import { usesOf } from './tool-jobs.ts';
import type { Workflow } from './workflow.ts';

const digest = ['with: { directory: owa-im-plan/prod, digest: abc }'];

export const applyOnPullRequest: TextRule<Workflow> = {
  id: 'WFL008',
  alias: 'apply-on-pull-request',
  category: 'workflow',
  severity: 'error',
  summary: 'A pull request starts a job that applies or rolls back.',
  why: 'A pull request is where a plan is reviewed. What it holds is on no protected branch yet, so owa-im refuses to apply it; and whoever opens one could change the job.',
  source: 'docs/security.md.',
  bad: [
    { title: 'On each.', text: applyWorkflow({ on: ['  pull_request:'], step: digest }), at: ['9:15'] },
    {
      title: 'Beside a push.',
      text: applyWorkflow({
        on: ['  push: { branches: [main] }', '  pull_request: { branches: [main] }'],
        step: digest,
      }),
      at: ['10:15'],
    },
    {
      title: 'With the rights of the target, a rollback.',
      text: applyWorkflow({ on: ['  pull_request_target:'], uses: owaIm('rollback'), step: digest }),
      at: ['9:15'],
    },
  ],
  good: [
    { title: 'By hand.', text: applyWorkflow() },
    {
      title: 'Skipped on pull requests.',
      text: applyWorkflow({
        on: ['  push:', '  pull_request:'],
        job: ["if: github.event_name == 'push'", 'environment: prod'],
        step: digest,
      }),
    },
    {
      title: 'Behind a job that is skipped there.',
      text: applyWorkflow({
        on: ['  push:', '  pull_request:'],
        jobs: [
          'main:',
          "  if: github.ref == 'refs/heads/main'",
          '  runs-on: ubuntu-latest',
          '  steps:',
          '    - run: echo main',
        ],
        job: ['needs: main', 'environment: prod'],
        step: digest,
      }),
    },
    {
      title: 'Only planned.',
      text: applyWorkflow({
        on: ['  pull_request:'],
        runsOn: 'ubuntu-latest',
        uses: owaIm('plan'),
        step: ['with: { path: environments }'],
      }),
    },
  ],
  *check(workflow) {
    for (const { job, step, tool } of usesOf(workflow, 'apply', 'rollback')) {
      if (!isReachedByPullRequest(workflow, job) || /github\./.test(step.condition?.text ?? '')) continue;
      yield {
        at: tool.at,
        message: `${pullRequestEvent(workflow)} starts this ${tool.verb}.`,
        remedy: 'Move it into a workflow that a push to the protected branch starts, or a person.',
      };
    }
  },
};
