import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, expression, owaIm } from './example-workflow.ts';
import type { Workflow } from './workflow.ts';

const retry = 'nick-fields/retry@ce71cc2ab81d554ebbe88c79ab5975992d79ba08';

export const applyRetried: TextRule<Workflow> = {
  id: 'WFL023',
  alias: 'apply-retried',
  category: 'workflow',
  severity: 'warning',
  summary: '`apply` or `rollback` is repeated until it succeeds.',
  why: 'What failed once was refused or stopped for a reason that a person should read. A repeated apply resumes by itself what somebody may be looking at.',
  source: 'docs/rollback.md.',
  bad: [
    {
      title: 'An action that repeats a command.',
      text: applyWorkflow({
        before: [
          `- uses: ${retry}`,
          '  with:',
          '    max_attempts: 3',
          `    command: node D:/owa-im/dist/index.js apply plan --digest ${expression('inputs.digest')}`,
        ],
        uses: owaIm('verify'),
      }),
      at: ['9:15'],
    },
    {
      title: 'One that repeats an action.',
      text: applyWorkflow({
        before: [
          '- uses: Wandalen/wretry.action@e68c23e6309f2871ca8ae4763e7629b9c258e1ea',
          '  with:',
          `    action: ${owaIm('apply')}`,
        ],
        uses: owaIm('verify'),
      }),
      at: ['9:15'],
    },
    {
      title: 'A rollback.',
      text: applyWorkflow({
        before: [
          `- uses: ${retry}`,
          '  with: { command: "node C:/owa-im/dist/index.js rollback plan", max_attempts: 2 }',
        ],
        uses: owaIm('verify'),
      }),
      at: ['9:15'],
    },
    {
      title: 'A loop of a shell.',
      text: applyWorkflow({
        before: [
          '- run: |',
          '    for i in 1 2 3; do',
          '      node C:/owa-im/dist/index.js apply plan --digest "$DIGEST" && break',
          '    done',
        ],
        uses: owaIm('verify'),
      }),
      at: ['11:21'],
    },
    {
      title: 'A loop of PowerShell.',
      text: applyWorkflow({
        before: [
          '- run: |',
          '    do { node C:/owa-im-2/dist/index.js apply plan --digest $env:DIGEST }',
          '    while ($LASTEXITCODE -ne 0)',
        ],
        uses: owaIm('verify'),
      }),
      at: ['10:24'],
    },
  ],
  good: [
    { title: 'Once.', text: applyWorkflow() },
    {
      title: 'A test may be repeated.',
      text: applyWorkflow({
        before: [`- uses: ${retry}`, '  with: { command: "node C:/owa-im/dist/index.js test plan" }'],
      }),
    },
    {
      title: 'One plan after the other.',
      text: applyWorkflow({
        before: [
          '- run: |',
          '    foreach ($plan in $plans) {',
          '      node $env:OWA_IM/dist/index.js apply $plan.Path --digest $plan.Digest',
          '    }',
        ],
        uses: owaIm('verify'),
      }),
    },
    {
      title: 'Behind a loop.',
      text: applyWorkflow({
        before: [
          '- run: |',
          '    do { Start-Sleep 5 }',
          '    while (-not (Test-Path plan))',
          '    node $env:OWA_IM/dist/index.js apply plan --digest $env:DIGEST',
        ],
        uses: owaIm('verify'),
      }),
    },
    {
      title: 'Another command.',
      text: applyWorkflow({ before: [`- uses: ${retry}`, '  with: { command: "npm ci" }'] }),
    },
  ],
  *check({ jobs, source }) {
    const fault = {
      message: 'This repeats a change of servers that failed, before anybody has seen why.',
      remedy: 'Let it fail, read the evidence, and start a new run: it resumes from the journal.',
    };
    for (const { uses, inputs, run, tool } of jobs.flatMap(({ steps }) => steps)) {
      if (run !== undefined && (tool?.verb === 'apply' || tool?.verb === 'rollback')) {
        const before = source.text.slice(run.at.start, tool.at.start);
        if (isInLoop(before)) yield { at: tool.at, ...fault };
      }
      if (uses === undefined || !/retry/i.test(uses.text.replace(/@.*$/, ''))) continue;
      const changes = [...inputs.values()].some(({ text }) =>
        /owa-im[\\/][^\r\n]{0,300}?(?:index\.js["']?[ \t]+|actions\/)(?:apply|rollback)\b/.test(text),
      );
      if (!changes) continue;
      yield { at: uses.at, ...fault };
    }
  },
};

const loop =
  /(?:^|[\n;&|{(])[ \t]*(?:until\b|while\b(?![ \t]+(?:IFS=\S*[ \t]+)?read\b)|for[ \t]+\w+[ \t]+in[ \t]+(?:\d|\{\d|\$\(seq)|for[ \t]*\(|do(?=[ \t]*\{)|\d+[ \t]*\.\.[ \t]*\d+[ \t]*\|)/g;

/** Whether a loop that counts or waits is open at the end of a text; one over names makes different things. */
function isInLoop(text: string): boolean {
  // What comes after a brace is the condition of a `do`.
  const begun = [...text.matchAll(loop)].filter(({ index }) => !/\}\s*$/.test(text.slice(0, index))).at(-1);
  if (begun === undefined) return false;
  const inside = text.slice(begun.index + begun[0].length);
  const [opened, closed] = [inside.split('{').length - 1, inside.split('}').length - 1];
  return !/\bdone\b/.test(inside) && (opened === 0 || closed < opened);
}
