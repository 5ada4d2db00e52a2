import { type Finding, rankOf, type Severity } from '../environment/finding.ts';
import { showFinding } from '../environment/show-finding.ts';
import type { SourceText } from '../environment/source-text.ts';
import { countText } from './count-text.ts';
import type { Output, Style } from './output.ts';
import type { RulePages } from './rule-pages.ts';

/**
 * The runner shows no more than ten annotations of each severity for a step, and all steps of a composite share them.
 * The tenth says how many more there are.
 */
const mostAnnotations = 9;

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
};
const styles: Readonly<Record<Severity, Style>> = {
  error: 'error',
  warning: 'warning',
  information: 'plain',
};

export interface FindingPrinter {
  print(findings: readonly Finding[], sourceOf: (file: string) => SourceText | undefined): void;
  /** Once everything is printed: in a workflow, puts the worst findings on the lines of their files. */
  finish(): void;
}

/** Prints findings, each with its line, what to do and the page of its rule. */
export function makeFindingPrinter(output: Output, pages: RulePages): FindingPrinter {
  const printed: Finding[] = [];
  return {
    print(findings, sourceOf) {
      for (const finding of findings) {
        const [head = '', ...rest] = showFinding(finding, sourceOf(finding.file)).split('\n');
        output.line(head, styles[finding.severity]);
        for (const line of rest) output.line(line);
        if (finding.generated !== undefined) output.line(`  found in: ${placeOf(finding.generated)}`);
        const page = pages.of(finding.rule);
        if (page !== undefined) output.line(`  rule: ${page}`, 'muted');
        printed.push(finding);
      }
    },
    finish() {
      if (output.format !== 'github') return;
      const worst = [...printed].sort((a, b) => rankOf(a.severity) - rankOf(b.severity));
      for (const finding of worst.slice(0, mostAnnotations)) annotate(output, finding);
      const more = worst.slice(mostAnnotations);
      if (more.length === 0) return;
      const text = `${more.length} more findings (${countText(more)}): see the log of this step.`;
      output.command('notice', { title: 'owa-im' }, text);
    },
  };
}

function placeOf({ file, line, column }: { file: string; line: number; column: number }): string {
  return `${file}:${line}:${column}`;
}

function annotate(output: Output, finding: Finding): void {
  const { severity, file, line, column: col, endLine, endColumn, rule, message, remedy } = finding;
  output.command(
    levels[severity],
    { file, line, col, endLine, endColumn, title: rule },
    `${message}\n${remedy}`,
  );
}
