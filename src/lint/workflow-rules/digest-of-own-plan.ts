import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, commit, expression, owaIm } from './example-workflow.ts';
import { usesOf } from './tool-jobs.ts';
import type { Workflow } from './workflow.ts';

const plan = [`- uses: ${owaIm('plan')}`, '  id: plan', '  with: { path: environments/prod.yml }'];
const withDigest = (text: string) => [
  'with:',
  '  directory: owa-im-plan/prod',
  `  digest: ${expression(text)}`,
];

export const digestOfOwnPlan: TextRule<Workflow> = {
  id: 'WFL005',
  alias: 'digest-of-own-plan',
  category: 'workflow',
  severity: 'warning',
  summary: 'The digest that `apply` gets comes from a plan made in the same job.',
  why: 'It is then the digest of whatever was planned a moment ago, and always fits. What was approved is the digest of the job before the approval.',
  source: 'docs/security.md.',
  bad: [
    {
      title: 'Planned a step before.',
      text: applyWorkflow({ before: plan, step: withDigest('steps.plan.outputs.digest') }),
      at: ['15:19'],
    },
    {
      title: 'By the root action.',
      text: applyWorkflow({
        before: [`- uses: contoso/owa-im@${commit}`, '  id: all', '  with: { path: environments/prod.yml }'],
        step: withDigest('steps.all.outputs.digest'),
      }),
      at: ['15:19'],
    },
    {
      title: 'In brackets.',
      text: applyWorkflow({ before: plan, step: withDigest("steps['plan'].outputs.digest") }),
      at: ['15:19'],
    },
    {
      title: 'The whole entry.',
      text: applyWorkflow({
        before: plan,
        step: ['with:', `  plan: ${expression('toJSON(fromJSON(steps.plan.outputs.plans)[0])')}`],
      }),
      at: ['14:17'],
    },
  ],
  good: [
    { title: 'From an input.', text: applyWorkflow() },
    {
      title: 'From the job that planned.',
      text: applyWorkflow({
        jobs: [
          'plan:',
          '  runs-on: ubuntu-latest',
          '  outputs:',
          `    digest: ${expression('steps.plan.outputs.digest')}`,
          '  steps:',
          ...plan.map((line) => `    ${line}`),
        ],
        job: ['needs: plan', 'environment: prod'],
        step: withDigest('needs.plan.outputs.digest'),
      }),
    },
    {
      title: 'A step that is no plan.',
      text: applyWorkflow({
        before: ['- run: echo "digest=$DIGEST" >> "$GITHUB_OUTPUT"', '  id: given', '  shell: powershell'],
        step: withDigest('steps.given.outputs.digest'),
      }),
    },
  ],
  *check(workflow) {
    for (const { job, tool } of usesOf(workflow, 'apply')) {
      const digest = tool.inputs.get('digest') ?? tool.inputs.get('plan');
      const id = /steps(?:\.([\w-]+)|\[\s*'([\w-]+)'\s*\])\s*\.outputs/.exec(digest?.text ?? '');
      const name = id?.[1] ?? id?.[2];
      if (digest === undefined || name === undefined) continue;
      if (job.steps.find((step) => step.id === name)?.tool?.verb !== 'plan') continue;
      yield {
        at: digest.at,
        message: `The digest is that of the step ${name}, which plans in this very job.`,
        remedy: 'Plan in a job of its own, before the approval, and hand its digest over as an output.',
      };
    }
  },
};
