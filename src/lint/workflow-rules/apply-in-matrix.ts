import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, expression, owaIm } from './example-workflow.ts';
import { usesOf } from './tool-jobs.ts';
import type { Workflow } from './workflow.ts';

const matrix = (...more: readonly string[]) => [
  `environment: ${expression('matrix.name')}`,
  'strategy:',
  '  matrix: { name: [lab, prod] }',
  ...more.map((line) => `  ${line}`),
];
const step = [
  'with:',
  `  directory: owa-im-plan/${expression('matrix.name')}`,
  `  digest: ${expression('inputs.digest')}`,
];

export const applyInMatrix: TextRule<Workflow> = {
  id: 'WFL013',
  alias: 'apply-in-matrix',
  category: 'workflow',
  severity: 'warning',
  summary: 'Jobs of one matrix apply side by side, and the first that fails cancels the others.',
  why: '`fail-fast` is on by default: a failure in one environment kills the runbook in another wherever it is. And production does not wait for the lab.',
  source: 'GitHub, "Running variations of jobs in a workflow".',
  bad: [
    { title: 'The default.', text: applyWorkflow({ job: matrix(), step }), at: ['8:5'] },
    { title: 'Said.', text: applyWorkflow({ job: matrix('fail-fast: true'), step }), at: ['8:5'] },
    {
      title: 'Two at a time.',
      text: applyWorkflow({ job: matrix('max-parallel: 2'), uses: owaIm('rollback'), step }),
      at: ['8:5'],
    },
  ],
  good: [
    { title: 'No matrix.', text: applyWorkflow() },
    { title: 'None cancels another.', text: applyWorkflow({ job: matrix('fail-fast: false'), step }) },
    { title: 'One after the other.', text: applyWorkflow({ job: matrix('max-parallel: 1'), step }) },
    { title: 'Tests may be cancelled.', text: applyWorkflow({ job: matrix(), uses: owaIm('test'), step }) },
  ],
  *check(workflow) {
    for (const { job, tool } of usesOf(workflow, 'apply', 'rollback')) {
      const { strategy } = job;
      if (strategy === undefined || strategy.matrix === 'none') continue;
      if (strategy.maxParallel?.text === '1' || (strategy.failFast?.text ?? 'true') !== 'true') continue;
      yield {
        at: strategy.at,
        message: `One job of this matrix that fails kills the ${tool.verb} of the others.`,
        remedy: 'Write a job for each environment, with "needs:" from wave to wave; or "max-parallel: 1".',
      };
    }
  },
};
