import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, expression, owaIm } from './example-workflow.ts';
import { usesOf } from './tool-jobs.ts';
import type { Workflow } from './workflow.ts';

export const applyCancelled: TextRule<Workflow> = {
  id: 'WFL012',
  alias: 'apply-cancelled',
  category: 'workflow',
  severity: 'warning',
  summary: 'A newer run cancels a job that is changing servers (`cancel-in-progress`).',
  why: 'Cancelling kills the runbook within seconds, between two steps or in the middle of one. The journal makes that harmless, but a server may stand half configured until somebody resumes.',
  source: 'GitHub, "Control the concurrency of workflows and jobs"; docs/decisions/interruption-table.md.',
  bad: [
    {
      title: 'On the job.',
      text: applyWorkflow({
        job: ['environment: prod', 'concurrency: { group: prod, cancel-in-progress: true }'],
      }),
      at: ['8:53'],
    },
    {
      title: 'On the workflow.',
      text: applyWorkflow({
        top: ['permissions: {}', 'concurrency:', '  group: deploy', '  cancel-in-progress: true'],
      }),
      at: ['6:23'],
    },
    {
      title: 'A rollback.',
      text: applyWorkflow({
        job: ['environment: prod', 'concurrency: { group: a, cancel-in-progress: true }'],
        uses: owaIm('rollback'),
      }),
      at: ['8:50'],
    },
  ],
  good: [
    {
      title: 'Queued.',
      text: applyWorkflow({
        job: ['environment: prod', 'concurrency: { group: prod, cancel-in-progress: false }'],
      }),
    },
    {
      title: 'The default.',
      text: applyWorkflow({ job: ['environment: prod', 'concurrency: prod'] }),
    },
    {
      title: 'A review may be cancelled.',
      text: applyWorkflow({
        job: ['concurrency: { group: review, cancel-in-progress: true }'],
        uses: owaIm('plan'),
        step: ['with: { path: environments }'],
      }),
    },
    {
      title: 'Only on pull requests, where nothing is applied.',
      text: applyWorkflow({
        top: [
          'permissions: {}',
          `concurrency: { group: all, cancel-in-progress: "${expression("github.event_name == 'pull_request'")}" }`,
        ],
      }),
    },
  ],
  *check(workflow) {
    for (const { job, tool } of usesOf(workflow, 'apply', 'rollback')) {
      for (const concurrency of [job.concurrency, workflow.concurrency]) {
        if (concurrency?.cancels?.text !== 'true') continue;
        yield {
          at: concurrency.cancels.at,
          message: `The next run kills this one's ${tool.verb} wherever it is.`,
          remedy: 'Write "cancel-in-progress: false"; the next run then waits.',
          edits: [{ at: concurrency.cancels.at, text: 'false' }],
        };
      }
    }
  },
};
