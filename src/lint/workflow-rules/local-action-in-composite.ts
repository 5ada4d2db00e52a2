import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, owaIm } from './example-workflow.ts';
import type { Workflow } from './workflow.ts';

const composite = (...steps: readonly string[]) =>
  [
    'name: review',
    'description: plans what changed',
    'runs:',
    '  using: composite',
    '  steps:',
    ...steps.map((line) => `    ${line}`),
    '',
  ].join('\n');

const plan = [`- uses: ${owaIm('plan')}`, '  with: { path: environments }'];

export const localActionInComposite: TextRule<Workflow> = {
  id: 'WFL024',
  alias: 'local-action-in-composite',
  category: 'workflow',
  severity: 'warning',
  summary: 'A composite action uses another one by a path that begins with `./`.',
  why: 'Such a path is looked up in the workspace of whoever uses the action, not beside it. Used from another repository it is not found, or it is a folder of that name which a pull request brings along.',
  source: 'actions/runner issue 1348; GitHub changelog of 2026-07-30, on `$/`.',
  bad: [
    {
      title: 'A sibling.',
      file: 'action.yml',
      text: composite('- uses: ./actions/plan', '  with: { path: environments }'),
      at: ['6:13'],
    },
    {
      title: 'Beside owa-im.',
      file: 'actions/review/action.yml',
      text: composite(...plan, '- uses: ./.github/actions/notify'),
      at: ['8:13'],
    },
    {
      title: 'Two.',
      file: 'action.yml',
      text: composite('- uses: ./actions/lint', '- uses: ./tools/x', '- uses: $/actions/plan'),
      at: ['6:13', '7:13'],
    },
  ],
  good: [
    {
      title: 'In the repository of the action itself, at the commit that runs.',
      file: 'action.yml',
      text: composite('- uses: $/actions/plan', '  with: { path: environments }'),
    },
    { title: 'By repository and commit.', file: 'action.yml', text: composite(...plan) },
    {
      title: 'In a workflow it is the repository that was checked out.',
      text: applyWorkflow({ before: ['- uses: ./.github/actions/notify'] }),
    },
    {
      title: 'An action without owa-im.',
      file: 'action.yml',
      text: composite('- uses: ./.github/actions/notify'),
    },
  ],
  *check({ kind, jobs, usesOwaIm }) {
    if (kind === 'workflow' || !usesOwaIm) return;
    for (const { uses } of jobs.flatMap(({ steps }) => steps)) {
      if (uses === undefined || !uses.text.startsWith('./')) continue;
      yield {
        at: uses.at,
        message: `${uses.text.slice(0, 100)} is looked up in the workspace of whoever uses this action.`,
        remedy: `Write $/${uses.text.slice(2, 102)}, or the repository and a full commit.`,
      };
    }
  },
};
