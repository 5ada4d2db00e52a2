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
      title: 'None that failed.',
      text: applyWorkflow({ step: [`if: ${expression('!failure() && !cancelled()')}`, ...step] }),
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
        const found = condition === undefined ? undefined : overridingIn(condition.text);
        if (condition === undefined || found === undefined) continue;
        yield {
          at: condition.at,
          message: `With ${found} the apply of ${job.id} runs although something before it failed or was rejected.`,
          remedy: "Take it out, or ask for the results that must be: needs.<job>.result == 'success'.",
        };
      }
    }
  },
};

/** What lets it run after a failure; undefined where the condition asks for results, or for none that failed. */
function overridingIn(condition: string): string | undefined {
  if (/\.(?:result|outcome)\b|!\s*failure\(\)/.test(condition)) return undefined;
  return /(?:always|failure)\(\)|!\s*cancelled\(\)/.exec(condition)?.[0];
}
