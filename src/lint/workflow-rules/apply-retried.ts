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
      title: 'Another command.',
      text: applyWorkflow({ before: [`- uses: ${retry}`, '  with: { command: "npm ci" }'] }),
    },
  ],
  *check({ jobs }) {
    for (const { uses, inputs } of jobs.flatMap(({ steps }) => steps)) {
      if (uses === undefined || !/retry/i.test(uses.text.replace(/@.*$/, ''))) continue;
      const changes = [...inputs.values()].some(({ text }) =>
        /owa-im[\\/][^\r\n]{0,300}?(?:index\.js["']?[ \t]+|actions\/)(?:apply|rollback)\b/.test(text),
      );
      if (!changes) continue;
      yield {
        at: uses.at,
        message: 'This repeats a change of servers that failed, before anybody has seen why.',
        remedy: 'Let it fail, read the evidence, and start a new run: it resumes from the journal.',
      };
    }
  },
};
