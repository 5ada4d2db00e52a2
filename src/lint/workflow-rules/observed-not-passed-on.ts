import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, expression, owaIm } from './example-workflow.ts';
import { usesOf, withNeeded } from './tool-jobs.ts';
import type { Workflow } from './workflow.ts';

const test = [`- uses: ${owaIm('test')}`, '  id: test', '  with: { directory: owa-im-plan/prod }'];
const testJob = (id: string) => [
  `${id}:`,
  '  runs-on: [self-hosted, exchange-read]',
  '  outputs:',
  `    observed: ${expression('steps.test.outputs.observed')}`,
  '  steps:',
  ...test.map((line) => `    ${line}`),
];
const withObserved = (text: string) => [
  'with:',
  '  directory: owa-im-plan/prod',
  `  digest: ${expression('inputs.digest')}`,
  `  observed: ${expression(text)}`,
];

export const observedNotPassedOn: TextRule<Workflow> = {
  id: 'WFL025',
  alias: 'observed-not-passed-on',
  category: 'workflow',
  severity: 'information',
  summary: '`apply` comes after a live `test`, and is not told what that observed.',
  why: 'The approver saw the comparison with the servers as they were then. With `observed`, apply refuses servers that somebody changed since; without it, it changes what nobody looked at.',
  source: 'docs/security.md.',
  bad: [
    { title: 'A step before.', text: applyWorkflow({ before: test }), at: ['12:15'] },
    {
      title: 'In the job that is waited for.',
      text: applyWorkflow({ jobs: testJob('test'), job: ['needs: test', 'environment: prod'] }),
      at: ['18:15'],
    },
    {
      title: 'By the command line.',
      text: applyWorkflow({
        before: [
          ...test,
          `- run: node D:/owa-im/dist/index.js apply owa-im-plan/prod --digest $env:DIGEST`,
          '  env:',
          `    DIGEST: ${expression('inputs.digest')}`,
        ],
        uses: owaIm('verify'),
      }),
      at: ['12:22'],
    },
  ],
  good: [
    {
      title: 'Handed over.',
      text: applyWorkflow({ before: test, step: withObserved('steps.test.outputs.observed') }),
    },
    {
      title: 'From the job that is waited for.',
      text: applyWorkflow({
        jobs: testJob('test'),
        job: ['needs: test', 'environment: prod'],
        step: withObserved('needs.test.outputs.observed'),
      }),
    },
    { title: 'No test came before.', text: applyWorkflow() },
    {
      title: 'A test that nobody waited for.',
      text: applyWorkflow({ jobs: testJob('watch') }),
    },
    {
      title: 'A test afterwards.',
      text: applyWorkflow({ after: test }),
    },
  ],
  *check(workflow) {
    for (const { job, step, tool } of usesOf(workflow, 'apply')) {
      if (tool.via === 'root-action' || tool.isOpen || tool.inputs.has('observed')) continue;
      const before = job.steps.slice(0, job.steps.indexOf(step));
      const steps = [
        ...before,
        ...withNeeded(workflow, job)
          .filter((one) => one !== job)
          .flatMap((one) => one.steps),
      ];
      if (!steps.some((one) => one.tool?.verb === 'test')) continue;
      yield {
        at: tool.at,
        message:
          'What the test before it observed is not handed over: apply takes the servers as they are by then.',
        remedy: 'Add "observed" with that output of the test.',
      };
    }
  },
};
