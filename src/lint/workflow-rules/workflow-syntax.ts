import type { TextRule } from '../text-rule.ts';
import { applyWorkflow } from './example-workflow.ts';
import type { Workflow } from './workflow.ts';

export const workflowSyntax: TextRule<Workflow> = {
  id: 'WFL001',
  alias: 'workflow-syntax',
  category: 'workflow',
  severity: 'error',
  summary: 'A workflow or an action is not YAML, or too large for GitHub.',
  why: 'GitHub does not run it, and no rule could look into it.',
  source: 'YAML 1.2.2; GitHub, "Workflow syntax for GitHub Actions".',
  bad: [
    {
      title: 'A quote that is never closed.',
      text: 'on: push\njobs:\n  plan:\n    runs-on: "ubuntu-latest\n',
      at: ['4:28'],
    },
    {
      title: 'A key too far to the left.',
      text: 'on: push\njobs:\n    plan:\n      runs-on: ubuntu-latest\n   steps: []\n',
      at: ['5:4'],
    },
    { title: 'A tab for an indentation.', text: 'on: push\njobs:\n\tplan: {}\n', at: ['3:1'] },
  ],
  good: [
    { title: 'A whole workflow.', text: applyWorkflow() },
    { title: 'Nothing but comments, which is another mistake.', text: '# comes later\n' },
    {
      title: 'An action.',
      file: 'action.yml',
      text: 'name: plan\ndescription: plans\nruns:\n  using: composite\n  steps: []\n',
    },
  ],
  check: ({ syntaxError }) => (syntaxError === undefined ? [] : [syntaxError]),
};
