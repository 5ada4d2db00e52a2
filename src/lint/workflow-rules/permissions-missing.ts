import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, owaIm } from './example-workflow.ts';
import type { Workflow } from './workflow.ts';

export const permissionsMissing: TextRule<Workflow> = {
  id: 'WFL016',
  alias: 'permissions-missing',
  category: 'workflow',
  severity: 'warning',
  summary: 'A job of a workflow that uses owa-im does not say what its token may do.',
  why: "Without `permissions` the token gets the repository's default, which may be to write everything: also to the branch that the plan comes from.",
  source: 'GitHub, "Controlling permissions for GITHUB_TOKEN".',
  bad: [
    { title: 'Nowhere.', text: applyWorkflow({ top: [] }), at: ['4:3'] },
    {
      title: 'Only in another job.',
      text: applyWorkflow({
        top: [],
        jobs: [
          'plan:',
          '  runs-on: ubuntu-latest',
          '  permissions: { contents: read }',
          '  steps:',
          `    - uses: ${owaIm('plan')}`,
          '      with: { path: environments }',
        ],
      }),
      at: ['10:3'],
    },
    {
      title: 'In none of two.',
      text: applyWorkflow({
        top: ['name: deploy'],
        jobs: ['notify:', '  runs-on: ubuntu-latest', '  steps:', '    - run: echo'],
      }),
      at: ['5:3', '9:3'],
    },
  ],
  good: [
    { title: 'On the workflow.', text: applyWorkflow() },
    {
      title: 'On the job.',
      text: applyWorkflow({ top: [], job: ['environment: prod', 'permissions: { contents: read }'] }),
    },
    {
      title: 'A workflow without owa-im.',
      text: 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n',
    },
    {
      title: 'An action, which has none.',
      file: 'action.yml',
      text: `name: plan\ndescription: plans\nruns:\n  using: composite\n  steps:\n    - uses: ${owaIm('plan')}\n      with: { path: environments }\n`,
    },
  ],
  *check({ kind, jobs, permissions, usesOwaIm }) {
    if (kind === 'action' || !usesOwaIm || permissions !== undefined) return;
    for (const job of jobs) {
      if (job.permissions !== undefined) continue;
      yield {
        at: job.at,
        message: `The token of ${job.id} may do whatever the repository's default allows.`,
        remedy: 'Write "permissions: {}" at the top of the workflow, and in each job what it needs.',
      };
    }
  },
};
