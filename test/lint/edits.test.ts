import { expect, test } from '@jest/globals';
import { kindOfRule, lintExample } from '../../scripts/docs/lint-example.ts';
import type { Finding } from '../../src/environment/finding.ts';
import { SourceText } from '../../src/environment/source-text.ts';
import { powershellRules } from '../../src/lint/powershell-rules/powershell-rules.ts';
import type { RuleDescription } from '../../src/lint/rule.ts';
import { webConfigFileRules } from '../../src/lint/web-config-rules/web-config-file-rules.ts';
import { workflowRules } from '../../src/lint/workflow-rules/workflow-rules.ts';

const rules: readonly RuleDescription[] = [...powershellRules, ...webConfigFileRules, ...workflowRules];
/** The text after the edits of these findings, the last first, so that places stay right. */
function edited(text: string, findings: readonly Finding[]): string {
  const source = new SourceText(text);
  const edits = findings.flatMap(({ edits = [] }) => edits);
  const places = edits.map(({ line, column, endLine, endColumn, text: put }) => ({
    start: source.offsetOf({ line, column }),
    end: source.offsetOf({ line: endLine, column: endColumn }),
    put,
  }));
  return places
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, put }) => result.slice(0, start) + put + result.slice(end), text);
}

test.each(rules.map((rule) => [rule.alias, rule] as const))(
  'what %s offers as an edit is all that it asks for',
  async (alias, rule) => {
    const kind = kindOfRule(rule);
    for (const example of rule.bad) {
      const { findings, source } = await lintExample(kind, example);
      const found = findings.filter((one) => one.rule === alias);
      const remedied = found.filter(({ edits = [] }) => edits.length > 0);
      if (remedied.length === 0) continue;
      const mark = example.text.startsWith('\uFEFF') ? '\uFEFF' : '';
      const after = await lintExample(kind, { ...example, text: mark + edited(source.text, remedied) });
      const left = after.findings.filter((one) => one.rule === alias);
      expect([example.title, left.length]).toEqual([example.title, found.length - remedied.length]);
    }
  },
);
