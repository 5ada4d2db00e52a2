import { nearest } from '../../environment/values/nearest.ts';
import { sameName } from '../../environment/values/same-name.ts';
import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, expression } from './example-workflow.ts';
import { isLiteral } from './expressions.ts';
import { usesOf, withNeeded } from './tool-jobs.ts';
import type { Scalar, ToolUse, Workflow } from './workflow.ts';

export const environmentNotOfPlan: TextRule<Workflow> = {
  id: 'WFL003',
  alias: 'environment-not-of-plan',
  category: 'workflow',
  severity: 'warning',
  summary: 'The GitHub environment that releases an apply has another name than the plan.',
  why: 'Who approves staging would release production. And a GitHub environment whose name is misspelt is created at its first use, without any protection.',
  source: 'GitHub, "Deployments and environments".',
  bad: [
    {
      title: 'Left over from a copy.',
      text: applyWorkflow({ job: ['environment: staging'] }),
      at: ['7:18'],
    },
    {
      title: 'On the job that is waited for.',
      text: applyWorkflow({
        jobs: [
          'approve:',
          '  runs-on: ubuntu-latest',
          '  environment: { name: lab }',
          '  steps:',
          '    - run: echo approved',
        ],
        job: ['needs: approve'],
      }),
      at: ['7:26'],
    },
    {
      title: 'Misspelt, by what is known of the environment files.',
      text: applyWorkflow({
        job: ['environment: contsoo'],
        step: ['with:', `  digest: ${expression('inputs.digest')}`],
      }),
      context: { environments: ['contoso', 'fabrikam'] },
      at: ['7:18'],
    },
  ],
  good: [
    { title: 'The name of the plan.', text: applyWorkflow() },
    {
      title: 'The same in another case: GitHub does not tell them apart.',
      text: applyWorkflow({ job: ['environment: PROD'] }),
    },
    {
      title: 'From an input.',
      text: applyWorkflow({
        on: ['  workflow_call: { inputs: { environment: { type: string }, digest: { type: string } } }'],
        job: [`environment: ${expression('inputs.environment')}`],
      }),
    },
    {
      title: 'The right one among those that are waited for.',
      text: applyWorkflow({
        jobs: ['lab:', '  runs-on: ubuntu-latest', '  environment: lab', '  steps:', '    - run: echo done'],
        job: ['needs: lab', 'environment: prod'],
      }),
    },
  ],
  *check(workflow) {
    for (const { job, tool } of usesOf(workflow, 'apply')) {
      const environments = withNeeded(workflow, job).flatMap(({ environment }) => environment?.name ?? []);
      const [first] = environments;
      if (first === undefined || !environments.every(({ text }) => isLiteral(text))) continue;
      const plan = planOf(tool);
      const meant = plan ?? nearest(first.text, workflow.context.environments);
      const isRight = environments.some(
        ({ text }) => sameName(text, meant ?? text) || workflow.context.environments.includes(text),
      );
      if (meant === undefined || isRight) continue;
      yield {
        at: first.at,
        message:
          plan === undefined
            ? `No environment file is named ${first.text}.`
            : `${first.text} releases the plan of ${plan}.`,
        remedy: `Write ${meant}: the GitHub environment bears the name of the environment file.`,
      };
    }
  },
};

/** The plan's name, where the workflow writes it down: its directory is named after it. */
function planOf({ directory, inputs }: ToolUse): string | undefined {
  const file = lastOf(inputs.get('environment'));
  if (file !== undefined) return file.replace(/\.ya?ml$/, '');
  const name = lastOf(directory);
  return name === 'owa-im-plan' ? undefined : name;
}

function lastOf(path: Scalar | undefined): string | undefined {
  if (path === undefined || !isLiteral(path.text)) return undefined;
  return /([a-z0-9][a-z0-9.-]*)[\\/]?$/.exec(path.text)?.[1];
}
