import type { TextRule } from '../text-rule.ts';
import { applyWorkflow } from './example-workflow.ts';
import { usesTool } from './tool-jobs.ts';
import type { Workflow } from './workflow.ts';

export const permissionsWide: TextRule<Workflow> = {
  id: 'WFL017',
  alias: 'permissions-wide',
  category: 'workflow',
  severity: 'warning',
  summary: 'The token of a job that uses owa-im may write everything (`write-all`).',
  why: 'Whatever runs on the machine could change the branch, the releases and the artifacts with it. owa-im needs to read the contents and the artifacts, and for the review comment to write to pull requests.',
  source: 'GitHub, "Controlling permissions for GITHUB_TOKEN".',
  bad: [
    { title: 'The workflow.', text: applyWorkflow({ top: ['permissions: write-all'] }), at: ['3:1'] },
    {
      title: 'The job.',
      text: applyWorkflow({ job: ['environment: prod', 'permissions: write-all'] }),
      at: ['8:5'],
    },
    {
      title: 'Both.',
      text: applyWorkflow({ top: ['permissions: write-all'], job: ['permissions: write-all'] }),
      at: ['3:1', '7:5'],
    },
  ],
  good: [
    { title: 'None.', text: applyWorkflow() },
    { title: 'Reading.', text: applyWorkflow({ top: ['permissions: read-all'] }) },
    {
      title: 'What the review needs.',
      text: applyWorkflow({ top: ['permissions: { contents: read, pull-requests: write }'] }),
    },
    {
      title: 'A job without owa-im.',
      text: applyWorkflow({
        jobs: ['a:', '  runs-on: ubuntu-latest', '  permissions: write-all', '  steps:', '    - run: make'],
      }),
    },
  ],
  *check({ jobs, permissions, usesOwaIm }) {
    if (!usesOwaIm) return;
    const places = [permissions, ...jobs.filter(usesTool).map((job) => job.permissions)];
    for (const place of places) {
      if (place?.all !== 'write-all') continue;
      yield {
        at: place.at,
        message: 'The token may write everything that the repository has.',
        remedy:
          'List what the job needs: "contents: read", and "pull-requests: write" for the review comment.',
      };
    }
  },
};
