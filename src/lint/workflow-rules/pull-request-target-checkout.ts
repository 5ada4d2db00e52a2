import type { Range } from '../../environment/source-text.ts';
import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, checkout, expression, owaIm } from './example-workflow.ts';
import { isBesideOwaIm } from './pull-requests.ts';
import type { Step, Workflow } from './workflow.ts';

const onTarget = {
  on: ['  pull_request_target:'],
  runsOn: 'ubuntu-latest',
  uses: owaIm('plan'),
  step: ['with: { path: environments }'],
};
const withRef = (ref: string) => [`- uses: ${checkout}`, '  with:', `    ref: ${ref}`];

export const pullRequestTargetCheckout: TextRule<Workflow> = {
  id: 'WFL010',
  alias: 'pull-request-target-checkout',
  category: 'workflow',
  severity: 'error',
  summary: "A workflow that runs with the target's rights checks out what a pull request brings.",
  why: "`pull_request_target` and `workflow_run` run with a token that may write, and with secrets. A stranger's code then runs with them; actions/checkout refuses it by now.",
  source: 'GitHub Security Lab, "Preventing pwn requests"; actions/checkout, release notes of version 7.',
  bad: [
    {
      title: 'The head of the pull request.',
      text: applyWorkflow({
        ...onTarget,
        before: withRef(expression('github.event.pull_request.head.sha')),
      }),
      at: ['11:16'],
    },
    {
      title: 'The merge commit.',
      text: applyWorkflow({
        ...onTarget,
        before: withRef(`refs/pull/${expression('github.event.number')}/merge`),
      }),
      at: ['11:16'],
    },
    {
      title: 'The check of actions/checkout switched off.',
      text: applyWorkflow({
        ...onTarget,
        on: ['  workflow_run: { workflows: [review], types: [completed] }'],
        before: [`- uses: ${checkout}`, '  with: { allow-unsafe-pr-checkout: true }'],
      }),
      at: ['10:43'],
    },
    {
      title: "By GitHub's command line.",
      text: applyWorkflow({ ...onTarget, before: ['- run: gh pr checkout "$NUMBER"'] }),
      at: ['9:14'],
    },
  ],
  good: [
    {
      title: "The target's own files.",
      text: applyWorkflow({ ...onTarget, before: [`- uses: ${checkout}`] }),
    },
    {
      title: 'On pull_request the token may only read.',
      text: applyWorkflow({
        ...onTarget,
        on: ['  pull_request:'],
        before: withRef(expression('github.event.pull_request.head.sha')),
      }),
    },
    {
      title: 'A commit of the base.',
      text: applyWorkflow({
        ...onTarget,
        before: withRef(expression('github.event.pull_request.base.sha')),
      }),
    },
  ],
  *check(workflow) {
    if (!isBesideOwaIm(workflow)) return;
    const event = workflow.events.find(
      ({ name }) => name === 'pull_request_target' || name === 'workflow_run',
    );
    if (event === undefined) return;
    for (const step of workflow.jobs.flatMap(({ steps }) => steps)) {
      const at = headTaken(workflow, step);
      if (at === undefined) continue;
      yield {
        at,
        message: `${event.name} gives this job the target's rights, and this brings in the pull request's files.`,
        remedy: 'Start the workflow by pull_request, or leave the checkout at the target.',
      };
    }
  },
};

function headTaken({ source }: Workflow, { uses, run, inputs }: Step): Range | undefined {
  if (/^actions\/checkout@/i.test(uses?.text ?? '')) {
    const ref = inputs.get('ref');
    if (ref !== undefined && headNames.test(ref.text)) return ref.at;
    const unsafe = inputs.get('allow-unsafe-pr-checkout');
    return unsafe?.text === 'true' ? unsafe.at : undefined;
  }
  if (run === undefined) return undefined;
  const found = /\bgh[ \t]+pr[ \t]+checkout\b/.exec(source.text.slice(run.at.start, run.at.end));
  if (found === null) return undefined;
  const start = run.at.start + found.index;
  return { start, end: start + found[0].length };
}

const headNames =
  /github\.head_ref|pull_request\.head\.|pull_request\.merge_commit_sha|workflow_run\.head_|refs\/pull\//;
