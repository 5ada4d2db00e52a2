import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, expression, owaIm } from './example-workflow.ts';
import { usesOf, withNeeded } from './tool-jobs.ts';
import type { ToolUse, Workflow } from './workflow.ts';

const approval = [
  'approve:',
  '  runs-on: ubuntu-latest',
  '  environment: prod',
  '  steps:',
  '    - run: echo approved',
];

export const applyWithoutEnvironment: TextRule<Workflow> = {
  id: 'WFL002',
  alias: 'apply-without-environment',
  category: 'workflow',
  severity: 'warning',
  summary: 'Neither the job that applies nor one that it waits for carries a GitHub environment.',
  why: 'The environment is where GitHub holds the run until somebody approves. Without one nobody is asked, and owa-im refuses (`gate-missing`), unless approvals of the pull request are switched on.',
  source: 'GitHub, "Deployments and environments"; docs/security.md.',
  bad: [
    { title: 'None at all.', text: applyWorkflow({ job: ['timeout-minutes: 120'] }), at: ['9:15'] },
    {
      title: 'On a job that nobody waits for.',
      text: applyWorkflow({ jobs: approval, job: ['timeout-minutes: 120'] }),
      at: ['14:15'],
    },
    {
      title: 'By the command line.',
      text: applyWorkflow({
        job: ['timeout-minutes: 120'],
        before: ['- run: node C:\\owa-im\\dist\\index.js apply owa-im-plan\\prod --digest %DIGEST%'],
        uses: owaIm('verify'),
      }),
      at: ['9:22'],
    },
  ],
  good: [
    { title: 'On the job itself.', text: applyWorkflow() },
    {
      title: 'On an approval that the job waits for, at one remove.',
      text: applyWorkflow({
        jobs: [
          ...approval,
          'wait:',
          '  needs: approve',
          '  runs-on: ubuntu-latest',
          '  steps:',
          '    - run: echo now',
        ],
        job: ['needs: [wait]'],
      }),
    },
    {
      title: 'From an input.',
      text: applyWorkflow({
        on: ['  workflow_call: { inputs: { environment: { type: string }, digest: { type: string } } }'],
        job: [`environment: { name: "${expression('inputs.environment')}" }`],
      }),
    },
    {
      title: 'Only looked at.',
      text: applyWorkflow({ job: ['timeout-minutes: 60'], uses: owaIm('test') }),
    },
  ],
  *check(workflow) {
    if (workflow.kind === 'action') return;
    for (const { job, tool } of usesOf(workflow, 'apply')) {
      if (withNeeded(workflow, job).some(({ environment }) => environment !== undefined)) continue;
      if (asksForApprovals(tool)) continue;
      yield {
        at: tool.at,
        message: `Nobody is asked before ${job.id} applies: neither it nor a job that it needs has an environment.`,
        remedy:
          'Give the job "environment:" with the name of the plan\'s environment, and that required reviewers.',
      };
    }
  },
};

function asksForApprovals({ inputs }: ToolUse): boolean {
  return [...inputs.keys()].some((name) => name.includes('approval'));
}
