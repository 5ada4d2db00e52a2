import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, owaIm } from './example-workflow.ts';
import { usesOf } from './tool-jobs.ts';
import type { Workflow } from './workflow.ts';

export const applyNotQueued: TextRule<Workflow> = {
  id: 'WFL022',
  alias: 'apply-not-queued',
  category: 'workflow',
  severity: 'information',
  summary: 'A job that applies or rolls back is in no concurrency group.',
  why: 'Two runs can then start at once. The lock of owa-im admits one and refuses the other (`locked`), where a group of the environment would let it wait.',
  source: 'GitHub, "Control the concurrency of workflows and jobs".',
  bad: [
    { title: 'None.', text: applyWorkflow(), at: ['5:3'] },
    {
      title: 'Only another job has one.',
      text: applyWorkflow({
        jobs: ['a:', '  runs-on: ubuntu-latest', '  concurrency: a', '  steps:', '    - run: make'],
      }),
      at: ['10:3'],
    },
    { title: 'A rollback.', text: applyWorkflow({ uses: owaIm('rollback') }), at: ['5:3'] },
  ],
  good: [
    { title: 'On the job.', text: applyWorkflow({ job: ['environment: prod', 'concurrency: owa-im-prod'] }) },
    {
      title: 'On the workflow.',
      text: applyWorkflow({ top: ['permissions: {}', 'concurrency: { group: owa-im }'] }),
    },
    {
      title: 'Reading needs none.',
      text: applyWorkflow({ uses: owaIm('test') }),
    },
  ],
  *check(workflow) {
    if (workflow.kind === 'action' || workflow.concurrency !== undefined) return;
    for (const { job, tool } of usesOf(workflow, 'apply', 'rollback')) {
      if (job.concurrency !== undefined) continue;
      yield {
        at: job.at,
        message: `Two runs of ${job.id} can ${tool.verb === 'apply' ? 'apply' : 'roll back'} at once, and one is then refused.`,
        remedy: 'Add "concurrency:" with a group named after the environment, without cancel-in-progress.',
      };
    }
  },
};
