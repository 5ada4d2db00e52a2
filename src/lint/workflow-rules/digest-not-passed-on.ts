import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, commit, expression, owaIm } from './example-workflow.ts';
import { usesOf } from './tool-jobs.ts';
import type { Workflow } from './workflow.ts';

export const digestNotPassedOn: TextRule<Workflow> = {
  id: 'WFL004',
  alias: 'digest-not-passed-on',
  category: 'workflow',
  severity: 'error',
  summary: '`apply` is not told the digest of the plan.',
  why: 'The digest is what was shown and approved. Without it any plan directory that lies there would do, and owa-im refuses.',
  source: 'docs/security.md.',
  bad: [
    {
      title: 'An action without the input.',
      text: applyWorkflow({ step: ['with: { directory: owa-im-plan/prod }'] }),
      at: ['9:15'],
    },
    {
      title: 'An input that is empty.',
      text: applyWorkflow({ step: ['with: { directory: owa-im-plan/prod, digest: "" }'] }),
      at: ['9:15'],
    },
    {
      title: 'A command without the flag.',
      text: applyWorkflow({
        before: ['- run: node D:/tools/owa-im/dist/index.js apply owa-im-plan/prod --target EX14'],
        uses: owaIm('verify'),
      }),
      at: ['9:28'],
    },
  ],
  good: [
    { title: 'From the job that planned.', text: applyWorkflow() },
    {
      title: 'The entry of the job that planned, which holds it.',
      text: applyWorkflow({
        on: ['  workflow_call: { inputs: { plan: { type: string, required: true } } }'],
        step: [`with: { plan: "${expression('inputs.plan')}" }`],
      }),
    },
    {
      title: 'A command with its flag on the next line.',
      text: applyWorkflow({
        before: [
          '- run: |',
          '    node "D:/tools/owa-im/dist/index.js" apply owa-im-plan/prod `',
          '      --digest $env:DIGEST',
          '  env:',
          `    DIGEST: ${expression('inputs.digest')}`,
        ],
        uses: owaIm('verify'),
      }),
    },
    {
      title: 'All in one: the root action plans by itself.',
      text: applyWorkflow({
        uses: `contoso/owa-im@${commit}`,
        step: ['with: { path: environments/prod.yml, mode: apply }'],
      }),
    },
    {
      title: 'Verbs that change nothing new.',
      text: applyWorkflow({ uses: owaIm('verify'), step: ['with: { directory: owa-im-plan/prod }'] }),
    },
  ],
  *check(workflow) {
    for (const { tool } of usesOf(workflow, 'apply')) {
      if (tool.via === 'root-action' || tool.isOpen || tool.inputs.has('help')) continue;
      // An entry of the output of actions/plan holds the digest.
      if (['plan', 'digest'].some((name) => (tool.inputs.get(name)?.text ?? '') !== '')) continue;
      yield {
        at: tool.at,
        message: 'apply gets no digest, so nothing says which plan was approved.',
        remedy:
          tool.via === 'action'
            ? 'Add "plan:" with the entry that the job that planned put out.'
            : 'Add --digest with the output of the job that planned.',
      };
    }
  },
};
