import type { Range } from '../../environment/source-text.ts';
import type { TextRule } from '../text-rule.ts';
import { applyWorkflow, expression, owaIm } from './example-workflow.ts';
import { usesOf } from './tool-jobs.ts';
import type { Workflow } from './workflow.ts';

const step = ['with:', '  directory: owa-im-plan/prod', `  digest: ${expression('inputs.digest')}`];

export const failureIgnored: TextRule<Workflow> = {
  id: 'WFL014',
  alias: 'failure-ignored',
  category: 'workflow',
  severity: 'warning',
  summary: 'The failure of a check, an apply, a verification or a rollback is ignored.',
  why: 'The job turns green, later waves go on to the next environment, and nobody looks at the server that was left behind.',
  source: 'GitHub, "Workflow syntax for GitHub Actions", `continue-on-error`.',
  bad: [
    {
      title: 'On the step.',
      text: applyWorkflow({ step: ['continue-on-error: true', ...step] }),
      at: ['10:28'],
    },
    {
      title: 'On the job.',
      text: applyWorkflow({ job: ['environment: prod', 'continue-on-error: true'] }),
      at: ['8:24'],
    },
    {
      title: 'A verification in a script.',
      text: applyWorkflow({
        before: ['- run: node D:/owa-im/dist/index.js verify owa-im-plan/prod || true'],
      }),
      at: ['9:67'],
    },
    {
      title: 'As an expression, and by the exit of the script.',
      text: applyWorkflow({
        step: [`continue-on-error: ${expression('true')}`, ...step],
        before: ['- run: node D:/owa-im/dist/index.js verify owa-im-plan/prod; exit 0'],
      }),
      at: ['9:66', '11:28'],
    },
  ],
  good: [
    { title: 'Nothing is ignored.', text: applyWorkflow() },
    {
      title: 'A test that differs is no failure.',
      text: applyWorkflow({ uses: owaIm('test'), step: ['continue-on-error: true', ...step] }),
    },
    {
      title: 'Another step may fail.',
      text: applyWorkflow({ before: ['- run: Get-Date', '  continue-on-error: true'] }),
    },
    {
      title: 'Said to be false.',
      text: applyWorkflow({ step: ['continue-on-error: false', ...step] }),
    },
  ],
  *check(workflow) {
    for (const { job, step, tool } of usesOf(workflow, 'check', 'apply', 'verify', 'rollback')) {
      const message = `Whether ${tool.verb} fails makes no difference here.`;
      const remedy = 'Take it out; a later step can run after a failure with "if: failure()".';
      for (const ignored of [job.continueOnError, step.continueOnError]) {
        if (ignored === undefined || !/^(?:true|\$\{\{\s*true\s*\}\})$/.test(ignored.text)) continue;
        yield { at: ignored.at, message, remedy, edits: [{ at: ignored.at, text: 'false' }] };
      }
      const at = tool.via === 'command-line' ? alwaysTrue(workflow, tool.at.end) : undefined;
      if (at !== undefined) yield { at, message, remedy };
    }
  },
};

/** `|| true`, `|| exit 0` or `; exit 0` on the line of the command. */
function alwaysTrue({ source }: Workflow, from: number): Range | undefined {
  const line = /[^\r\n]{0,2000}/y;
  line.lastIndex = from;
  const found = /\|\|[ \t]*(?:true|exit 0|:)(?![\w-])|;[ \t]*exit 0(?!\w)/.exec(
    line.exec(source.text)?.[0] ?? '',
  );
  return found === null
    ? undefined
    : { start: from + found.index, end: from + found.index + found[0].length };
}
