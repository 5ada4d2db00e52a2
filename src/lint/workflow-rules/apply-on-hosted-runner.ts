import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, owaIm } from './example-workflow.ts';
import { hostedLabel } from './runners.ts';
import { usesOf } from './tool-jobs.ts';
import type { Workflow } from './workflow.ts';

export const applyOnHostedRunner: TextRule<Workflow> = {
  id: 'WFL019',
  alias: 'apply-on-hosted-runner',
  category: 'workflow',
  severity: 'warning',
  summary: "A verb that needs the live system runs on one of GitHub's machines.",
  why: 'Such a machine is in no domain and reaches no Exchange server: `test`, `apply`, `verify` and `rollback` fail there. They need a self-hosted Windows runner.',
  source: 'docs/runbook.md.',
  bad: [
    { title: 'Linux.', text: applyWorkflow({ runsOn: 'ubuntu-latest' }), at: ['6:14'] },
    {
      title: 'Windows in the cloud.',
      text: applyWorkflow({ runsOn: 'windows-2022', uses: owaIm('test') }),
      at: ['6:14'],
    },
    {
      title: 'In a list.',
      text: applyWorkflow({ runsOn: '[macos-latest]', uses: owaIm('rollback') }),
      at: ['6:15'],
    },
  ],
  good: [
    { title: 'A runner of your own.', text: applyWorkflow() },
    { title: 'A label of your own.', text: applyWorkflow({ runsOn: 'exchange-admin' }) },
    {
      title: 'Plans are made anywhere.',
      text: applyWorkflow({
        runsOn: 'ubuntu-latest',
        uses: owaIm('plan'),
        step: ['with: { path: environments }'],
      }),
    },
    {
      title: 'A label of your own that begins so.',
      text: applyWorkflow({ runsOn: '[self-hosted, windows-2022]' }),
    },
  ],
  *check(workflow) {
    for (const { job, tool } of usesOf(workflow, 'test', 'apply', 'verify', 'rollback')) {
      const label = hostedLabel(job.runner);
      if (label === undefined) continue;
      yield {
        at: label.at,
        message: `${tool.verb} finds no Exchange server from ${label.text}.`,
        remedy: 'Use a self-hosted Windows runner in the domain of the servers.',
      };
    }
  },
};
