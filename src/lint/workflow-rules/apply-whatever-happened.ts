import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, expression, owaIm } from './example-workflow.ts';
import { usesOf } from './tool-jobs.ts';
import type { Workflow } from './workflow.ts';

const step = ['with:', '  directory: owa-im-plan/prod', `  digest: ${expression('inputs.digest')}`];

export const applyWhateverHappened: TextRule<Workflow> = {
  id: 'WFL015',
  alias: 'apply-whatever-happened',
  category: 'workflow',
  severity: 'warning',
  summary: '`apply` runs although something before it failed, was skipped or was rejected.',
  why: '`always()`, `failure()` and `!cancelled()` take the place of the condition that everything before went well: also of the approval, the check, and the wave before.',
  source: 'GitHub, "Status check functions".',
  bad: [
    {
      title: 'The step.',
      text: applyWorkflow({ step: ['if: always()', ...step] }),
      at: ['10:13'],
    },
    {
      title: 'The job.',
      text: applyWorkflow({
        jobs: ['lab:', '  runs-on: ubuntu-latest', '  steps:', '    - run: exit 1'],
        job: ['needs: lab', `if: ${expression('!cancelled()')}`, 'environment: prod'],
      }),
      at: ['12:9'],
    },
    {
      title: 'With something else.',
      text: applyWorkflow({ step: ["if: failure() && inputs.digest != ''", ...step] }),
      at: ['10:13'],
    },
  ],
  good: [
    { title: 'No condition.', text: applyWorkflow() },
    {
      title: 'A condition beside success.',
      text: applyWorkflow({ step: ["if: inputs.digest != ''", ...step] }),
    },
    {
      title: 'Evidence is kept after a failure, too.',
      text: applyWorkflow({ after: ['- run: Get-Date', '  if: always()'] }),
    },
    {
      title: 'A rollback after a failure.',
      text: applyWorkflow({ uses: owaIm('rollback'), step: ['if: failure()', ...step] }),
    },
    {
      title: 'Skipped is fine, failed is not.',
      text: applyWorkflow({
        jobs: ['lab:', '  runs-on: ubuntu-latest', '  steps:', '    - run: exit 1'],
        job: [
          'needs: lab',
          "if: always() && (needs.lab.result == 'success' || needs.lab.result == 'skipped')",
          'environment: prod',
        ],
      }),
    },
  ],
  *check(workflow) {
    for (const { job, step } of usesOf(workflow, 'apply')) {
      for (const condition of [job.condition, step.condition]) {
        const found = /(?:always|failure)\(\)|!\s*cancelled\(\)/.exec(condition?.text ?? '')?.[0];
        if (condition === undefined || found === undefined || /\.(?:result|outcome)\b/.test(condition.text))
          continue;
        yield {
          at: condition.at,
          message: `With ${found} the apply of ${job.id} runs although something before it failed or was rejected.`,
          remedy: "Take it out, or ask for the results that must be: needs.<job>.result == 'success'.",
        };
      }
    }
  },
};
