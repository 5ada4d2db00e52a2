import type { TextRule } from '../text-rule.ts';
import { applyWorkflow } from './example-workflow.ts';
import { usesTool } from './tool-jobs.ts';
import type { Workflow } from './workflow.ts';

export const outputInUtf16: TextRule<Workflow> = {
  id: 'WFL021',
  alias: 'output-in-utf16',
  category: 'workflow',
  severity: 'warning',
  summary: 'Windows PowerShell writes an output of the step in UTF-16.',
  why: 'There `>>` and `Out-File` write UTF-16, which the runner does not read: the output, the variable or the summary is empty or garbled.',
  source: 'GitHub, "Workflow commands for GitHub Actions", on PowerShell 5.1.',
  bad: [
    {
      title: 'An output.',
      text: applyWorkflow({
        before: ['- run: echo "digest=$env:DIGEST" >> $env:GITHUB_OUTPUT', '  shell: powershell'],
      }),
      at: ['9:40'],
    },
    {
      title: 'A summary by a cmdlet.',
      text: applyWorkflow({
        before: [
          '- run: |',
          '    $line = "applied"',
          '    $line | Out-File -FilePath $env:GITHUB_STEP_SUMMARY -Append',
          '  shell: powershell',
        ],
      }),
      at: ['11:19'],
    },
    {
      title: 'A variable, in braces.',
      text: applyWorkflow({
        before: [`- run: '"A=1" >> "\${env:GITHUB_ENV}"'`, '  shell: powershell'],
      }),
      at: ['9:21'],
    },
  ],
  good: [
    {
      title: 'In UTF-8.',
      text: applyWorkflow({
        before: [
          '- run: \'"a=1" | Out-File -FilePath $env:GITHUB_OUTPUT -Encoding utf8 -Append\'',
          '  shell: powershell',
        ],
      }),
    },
    {
      title: 'PowerShell 7 writes UTF-8.',
      text: applyWorkflow({ before: ['- run: \'"a=1" >> $env:GITHUB_OUTPUT\'', '  shell: pwsh'] }),
    },
    {
      title: 'Into a file of its own.',
      text: applyWorkflow({ before: ['- run: Get-Date >> dates.txt', '  shell: powershell'] }),
    },
  ],
  *check({ jobs, source }) {
    for (const { run, shell } of jobs.filter(usesTool).flatMap(({ steps }) => steps)) {
      if (run === undefined || !/^powershell\b/.test(shell?.text ?? '')) continue;
      const script = source.text.slice(run.at.start, run.at.end);
      for (const { 0: written, index } of script.matchAll(redirection)) {
        const rest = /[^\r\n]{0,500}/.exec(script.slice(index))?.[0] ?? '';
        if (/-Encoding[ \t]+utf8/i.test(rest)) continue;
        const start = run.at.start + index;
        yield {
          at: { start, end: start + written.length },
          message: 'Windows PowerShell writes UTF-16 here, and the runner reads UTF-8.',
          remedy: 'Use Out-File -FilePath ... -Encoding utf8 -Append.',
        };
      }
    }
  },
};

const redirection =
  /(?:>>?|Out-File[ \t]+(?:-FilePath[ \t]+)?)[ \t]*["']?\$\{?env:GITHUB_(?:OUTPUT|ENV|PATH|STEP_SUMMARY)\}?/gi;
