import type { Range } from '../../environment/source-text.ts';
import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, owaIm } from './example-workflow.ts';
import { isOwnWindows } from './runners.ts';
import { usesTool } from './tool-jobs.ts';
import type { Job, Step, Workflow } from './workflow.ts';

const setupNode = 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020';

export const programNotOnRunner: TextRule<Workflow> = {
  id: 'WFL020',
  alias: 'program-not-on-runner',
  category: 'workflow',
  severity: 'information',
  summary: 'A script on a self-hosted Windows runner needs bash, pwsh or node.',
  why: 'None of them comes with Windows, and the runner\'s own node is not on PATH: the step fails with "command not found". owa-im\'s actions need none of them.',
  source: 'GitHub, "Workflow syntax for GitHub Actions", `shell`; actions/runner, NodeScriptActionHandler.',
  bad: [
    {
      title: 'bash.',
      text: applyWorkflow({ before: ['- run: ls', '  shell: bash'] }),
      at: ['10:16'],
    },
    {
      title: 'PowerShell 7, for the whole job.',
      text: applyWorkflow({
        job: ['environment: prod', 'defaults: { run: { shell: pwsh } }'],
        before: ['- run: Get-Date'],
      }),
      at: ['8:31'],
    },
    {
      title: 'node.',
      text: applyWorkflow({
        before: ['- run: node D:/owa-im/dist/index.js test owa-im-plan/prod'],
        uses: owaIm('verify'),
      }),
      at: ['9:14'],
    },
  ],
  good: [
    {
      title: 'Windows PowerShell.',
      text: applyWorkflow({ before: ['- run: Get-Date', '  shell: powershell'] }),
    },
    {
      title: "On GitHub's machines.",
      text: applyWorkflow({
        runsOn: 'ubuntu-latest',
        before: ['- run: ls', '  shell: bash'],
        uses: owaIm('plan'),
        step: ['with: { path: environments }'],
      }),
    },
    {
      title: 'node that the job brings along.',
      text: applyWorkflow({
        before: [
          `- uses: ${setupNode}`,
          '  with: { node-version: 24 }',
          '- run: node D:/owa-im/dist/index.js test owa-im-plan/prod',
        ],
      }),
    },
    {
      title: 'A runner on Linux.',
      text: applyWorkflow({ runsOn: '[self-hosted, linux]', before: ['- run: ls', '  shell: bash'] }),
    },
  ],
  *check({ jobs, source }) {
    for (const job of jobs.filter((one) => usesTool(one) && isOwnWindows(one.runner))) {
      for (const step of job.steps) {
        const needed = programOf(job, step, source.text);
        if (needed === undefined) continue;
        yield {
          at: needed.at,
          message: `This step needs ${needed.name}, which need not be on a Windows runner.`,
          remedy: 'Write "shell: powershell", and use owa-im\'s actions instead of its command line.',
        };
      }
    }
  },
};

function programOf(job: Job, { run, shell }: Step, text: string): { name: string; at: Range } | undefined {
  if (run === undefined) return undefined;
  const name = /^(?:bash|sh|pwsh|python)\b/.exec(shell?.text ?? '')?.[0];
  if (name !== undefined && shell !== undefined) return { name, at: shell.at };
  if (job.steps.some(({ uses }) => /^actions\/setup-node@/i.test(uses?.text ?? ''))) return undefined;
  const found = /(?:^|[\r\n;&|])[ \t]*(node)[ \t]/.exec(text.slice(run.at.start, run.at.end));
  if (found === null) return undefined;
  const end = run.at.start + found.index + found[0].length - 1;
  return { name: 'node', at: { start: end - 'node'.length, end } };
}
