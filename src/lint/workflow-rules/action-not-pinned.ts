import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, checkout } from './example-workflow.ts';
import { usesTool } from './tool-jobs.ts';
import type { Scalar, Workflow } from './workflow.ts';

export const actionNotPinned: TextRule<Workflow> = {
  id: 'WFL018',
  alias: 'action-not-pinned',
  category: 'workflow',
  severity: 'warning',
  summary: 'An action in a job that uses owa-im is not pinned by its full commit.',
  why: 'A tag or a branch can be moved to other code, which then runs on the machine that reaches Exchange. Only a full commit always names the same code.',
  source: 'GitHub, "Secure use reference", on third-party actions.',
  bad: [
    {
      title: 'owa-im by a tag.',
      text: applyWorkflow({ uses: 'contoso/owa-im/actions/apply@v1' }),
      at: ['9:15'],
    },
    {
      title: 'An action by a branch.',
      text: applyWorkflow({ before: ['- uses: actions/checkout@main'] }),
      at: ['9:15'],
    },
    {
      title: 'An exact tag.',
      text: applyWorkflow({ before: ['- uses: actions/checkout@v7.0.1'] }),
      at: ['9:15'],
    },
    {
      title: 'An image by a tag.',
      text: applyWorkflow({ before: ['- uses: docker://alpine:3.20'] }),
      at: ['9:15'],
    },
  ],
  good: [
    {
      title: 'By commit, the tag beside it.',
      text: applyWorkflow({ before: [`- uses: ${checkout} # v7.0.1`] }),
    },
    {
      title: 'An image by digest.',
      text: applyWorkflow({
        before: [
          '- uses: docker://alpine@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1',
        ],
      }),
    },
    {
      title: 'In a job without owa-im.',
      text: applyWorkflow({
        jobs: ['a:', '  runs-on: ubuntu-latest', '  steps:', '    - uses: actions/checkout@v7'],
      }),
    },
    { title: "The repository's own action.", text: applyWorkflow({ before: ['- uses: ./actions/notify'] }) },
  ],
  *check({ jobs }) {
    for (const { uses } of jobs.filter(usesTool).flatMap(({ steps }) => steps)) {
      if (uses === undefined || isPinned(uses)) continue;
      yield {
        at: uses.at,
        message: `${uses.text.slice(0, 100)} can be other code tomorrow.`,
        remedy: 'Write the full commit of 40 digits behind the @, and the tag as a comment.',
      };
    }
  },
};

function isPinned({ text }: Scalar): boolean {
  if (/^[.$]\//.test(text) || text.includes('${{')) return true;
  return text.startsWith('docker://') ? text.includes('@sha256:') : /@[0-9a-f]{40,64}$/i.test(text);
}
