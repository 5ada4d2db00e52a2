import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, expression, owaIm } from './example-workflow.ts';
import { expressionsIn } from './expressions.ts';
import type { Job, Workflow } from './workflow.ts';

const plan = { jobs: ['plan:', '  runs-on: ubuntu-latest', '  steps:'] };

export const expressionInScript: TextRule<Workflow> = {
  id: 'WFL011',
  alias: 'expression-in-script',
  category: 'workflow',
  severity: 'warning',
  summary: 'An expression whose value does not stand in the workflow itself is inside a script.',
  why: 'GitHub puts the value into the script before the shell reads it, so a branch name, a title or an input becomes code: on the runner that is an Exchange administrator.',
  source: 'GitHub, "Script injections".',
  bad: [
    {
      title: 'The name of a branch.',
      text: applyWorkflow({ before: [`- run: echo "${expression('github.head_ref')}"`] }),
      at: ['9:20'],
    },
    {
      title: 'An input and an output, in a longer script.',
      text: applyWorkflow({
        before: [
          `- uses: ${owaIm('test')}`,
          '  id: test',
          '  with: { directory: owa-im-plan/prod }',
          '- run: |',
          '    Write-Host starting',
          `    node C:\\owa-im\\dist\\index.js test plan --digest ${expression('inputs.digest')}`,
          `    Write-Host ${expression('steps.test.outputs.observed')}`,
        ],
      }),
      at: ['14:59', '15:22'],
    },
    {
      title: 'A whole context.',
      text: applyWorkflow({ before: [`- run: echo '${expression('toJSON(github)')}'`] }),
      at: ['9:20'],
    },
    {
      title: "In JavaScript that GitHub's action runs.",
      text: applyWorkflow({
        on: ['  pull_request:'],
        step: ['with: { directory: owa-im-plan/prod, digest: abc }'],
        jobs: [
          ...plan.jobs,
          '    - uses: actions/github-script@60a0d83039c74a4aee543508d2ffcb1c3799cdea',
          '      with:',
          `        script: core.info("${expression('github.event.pull_request.title')}")`,
        ],
      }),
      at: ['10:30'],
    },
  ],
  good: [
    {
      title: 'Through an environment variable.',
      text: applyWorkflow({
        before: ['- run: echo "$env:BRANCH"', '  env:', `    BRANCH: ${expression('github.ref_name')}`],
      }),
    },
    {
      title: 'What nobody can choose.',
      text: applyWorkflow({
        before: [
          `- run: echo "${expression('github.sha')} ${expression('github.run_id')} ${expression('runner.temp')}"`,
        ],
      }),
    },
    {
      title: 'What stands in the workflow itself.',
      text: applyWorkflow({
        top: ['permissions: {}', 'env: { FOLDER: evidence }'],
        jobs: [
          'logs:',
          '  runs-on: ubuntu-latest',
          '  strategy: { matrix: { name: [lab, prod] } }',
          '  steps:',
          `    - run: ls ${expression('env.FOLDER')}/${expression('matrix.name')}`,
        ],
      }),
    },
    {
      title: 'In an input of an action, which is no script.',
      text: applyWorkflow(),
    },
    {
      title: 'A workflow without owa-im.',
      text: `on: pull_request\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo "${expression('github.head_ref')}"\n`,
    },
  ],
  *check(workflow) {
    if (!workflow.usesOwaIm) return;
    const steps = workflow.jobs.flatMap((job) => job.steps.map((step) => ({ job, step })));
    for (const { job, step } of steps) {
      const { uses, run, inputs } = step;
      const script = /^actions\/github-script@/i.test(uses?.text ?? '') ? inputs.get('script') : run;
      if (script === undefined) continue;
      const raw = workflow.source.text.slice(script.at.start, script.at.end);
      for (const { text, at } of expressionsIn(raw, script.at.start)) {
        if (!isChosen(text, workflow, job)) continue;
        yield {
          at,
          message: `The value of ${shortened(text)} becomes a part of this script.`,
          remedy: 'Give it to the step under "env:", and read the environment variable in the script.',
        };
      }
    }
  },
};

/** What the platform itself makes: numbers, hashes, paths of the machine. */
const given =
  /\b(?:runner\.\w+|job\.status|github\.(?:sha|run_id|run_number|run_attempt|job|workspace|action_path|server_url|api_url|repository|repository_id|event_name))\b/g;

/** Whether a context remains that a person can fill: not one whose values stand in the workflow itself. */
function isChosen(expression: string, { fixedVariables }: Workflow, { strategy }: Job): boolean {
  const rest = expression
    .replace(/'[^']*'/g, '')
    .replace(given, '')
    .replace(/\benv\.(\w+)/g, (all, name: string) => (fixedVariables.has(name) ? '' : all))
    .replace(/\bmatrix\./g, (all) => (strategy?.matrix === 'written' ? '' : all));
  return /\b(?:github|inputs|steps|needs|env|vars|matrix|jobs)\b/.test(rest);
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
