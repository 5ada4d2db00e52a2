import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, downloadArtifact, owaIm } from './example-workflow.ts';
import { usesTool } from './tool-jobs.ts';
import type { Workflow } from './workflow.ts';

const download = (mismatch: string) => [
  `- uses: ${downloadArtifact}`,
  '  with:',
  '    artifact-ids: "4711"',
  `    digest-mismatch: ${mismatch}`,
];

export const artifactDigestIgnored: TextRule<Workflow> = {
  id: 'WFL007',
  alias: 'artifact-digest-ignored',
  category: 'workflow',
  severity: 'warning',
  summary: 'An artifact whose bytes are not those that were uploaded is used all the same.',
  why: 'GitHub computes a digest at the upload and compares it at the download; since its version 8 the action fails where they differ. Here it is told to go on.',
  source: 'GitHub, actions/download-artifact, `digest-mismatch`.',
  bad: [
    { title: 'Only a warning.', text: applyWorkflow({ before: download('warn') }), at: ['12:28'] },
    { title: 'Not even that.', text: applyWorkflow({ before: download('ignore') }), at: ['12:28'] },
    {
      title: 'Before a test.',
      text: applyWorkflow({ before: download("'info'"), uses: owaIm('test') }),
      at: ['12:28'],
    },
  ],
  good: [
    { title: 'The default.', text: applyWorkflow({ before: download('error').slice(0, 3) }) },
    { title: 'Said.', text: applyWorkflow({ before: download('error') }) },
    {
      title: 'In a job that has nothing to do with owa-im.',
      text: applyWorkflow({
        jobs: [
          'docs:',
          '  runs-on: ubuntu-latest',
          '  steps:',
          ...download('warn').map((line) => `    ${line}`),
        ],
      }),
    },
  ],
  *check({ jobs }) {
    for (const { uses, inputs } of jobs.filter(usesTool).flatMap(({ steps }) => steps)) {
      const mismatch = inputs.get('digest-mismatch');
      if (mismatch === undefined || !/^actions\/download-artifact@/i.test(uses?.text ?? '')) continue;
      if (!['warn', 'warning', 'info', 'ignore'].includes(mismatch.text)) continue;
      yield {
        at: mismatch.at,
        message: 'A plan whose bytes differ from those that were uploaded would be used.',
        remedy: 'Write error, or remove the line: the action then fails.',
        edits: [{ at: mismatch.at, text: 'error' }],
      };
    }
  },
};
