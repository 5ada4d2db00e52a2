import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, commit, downloadArtifact, expression, owaIm } from './example-workflow.ts';
import { usesOf } from './tool-jobs.ts';
import type { Step, Workflow } from './workflow.ts';

export const artifactByName: TextRule<Workflow> = {
  id: 'WFL006',
  alias: 'artifact-by-name',
  category: 'workflow',
  severity: 'warning',
  summary: 'The job that applies takes its plan by the name of an artifact, not by its id.',
  why: 'A name can be given again: a later upload, or one of another run, takes the place of what was reviewed. An id never names anything else.',
  source: 'GitHub, actions/download-artifact; docs/security.md.',
  bad: [
    {
      title: 'By name.',
      text: applyWorkflow({ before: [`- uses: ${downloadArtifact}`, '  with: { name: owa-im-plan }'] }),
      at: ['9:15'],
    },
    {
      title: 'Whatever there is.',
      text: applyWorkflow({ before: [`- uses: ${downloadArtifact}`, '  with: { path: owa-im-plan }'] }),
      at: ['9:15'],
    },
    {
      title: 'By a pattern, of another run.',
      text: applyWorkflow({
        on: ['  workflow_run: { workflows: [plan], types: [completed] }'],
        step: ['with: { directory: owa-im-plan/prod, digest: abc }'],
        before: [
          `- uses: ${downloadArtifact}`,
          `  with: { pattern: "plan-*", run-id: "${expression('github.event.workflow_run.id')}" }`,
        ],
      }),
      at: ['9:15'],
    },
    {
      title: 'By the action of somebody else, of another workflow.',
      text: applyWorkflow({
        before: [
          `- uses: contoso/action-download-artifact@${commit}`,
          '  with: { workflow: plan.yml, name: owa-im-plan }',
        ],
      }),
      at: ['9:15'],
    },
    {
      title: "By GitHub's command line.",
      text: applyWorkflow({ before: ['- run: gh run download --name owa-im-plan'] }),
      at: ['9:14'],
    },
  ],
  good: [
    {
      title: 'By id.',
      text: applyWorkflow({
        on: ['  workflow_dispatch: { inputs: { digest: { required: true }, artifact: { required: true } } }'],
        before: [
          `- uses: ${downloadArtifact}`,
          `  with: { artifact-ids: "${expression('inputs.artifact')}", path: owa-im-plan }`,
        ],
      }),
    },
    { title: 'None is taken.', text: applyWorkflow() },
    {
      title: 'Where nothing is applied.',
      text: applyWorkflow({
        before: [`- uses: ${downloadArtifact}`, '  with: { name: owa-im-plan }'],
        uses: owaIm('test'),
      }),
    },
  ],
  *check(workflow) {
    const jobs = new Set(usesOf(workflow, 'apply').map(({ job }) => job));
    for (const job of jobs) {
      for (const step of job.steps) {
        const at = takenByName(workflow, step);
        if (at === undefined) continue;
        yield {
          at,
          message: 'What is applied here is taken by a name, which another artifact can bear.',
          remedy:
            'Use actions/download-artifact with "artifact-ids:", handed over from the job that uploaded.',
        };
      }
    }
  },
};

function takenByName({ source }: Workflow, { uses, run, inputs }: Step) {
  if (uses !== undefined && /^[\w.-]+\/(?:[\w.-]+-)?download-artifact@/i.test(uses.text))
    return inputs.has('artifact-ids') ? undefined : uses.at;
  if (run === undefined) return undefined;
  const found = /\bgh[ \t]+run[ \t]+download\b/.exec(source.text.slice(run.at.start, run.at.end));
  if (found === null) return undefined;
  const start = run.at.start + found.index;
  return { start, end: start + found[0].length };
}
