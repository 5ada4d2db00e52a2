import type { Finding, Severity } from '../environment/finding.ts';
import { showFinding } from '../environment/show-finding.ts';
import type { SourceText } from '../environment/source-text.ts';
import type { Output, Style } from './output.ts';

/** The runner shows no more than ten annotations of each severity for a step. */
const annotationsOfEach = 10;

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

/** Prints findings, and in a workflow puts them on the lines of their files as far as the runner takes them. */
export function makeFindingPrinter(output: Output) {
  const given = new Map<Severity, number>();
  return (findings: readonly Finding[], source: SourceText | undefined, file: string): void => {
    for (const finding of findings) {
      const [head = '', ...rest] = showFinding(finding, finding.file === file ? source : undefined).split(
        '\n',
      );
      output.line(head, styles[finding.severity]);
      for (const line of rest) output.line(line);
      const count = (given.get(finding.severity) ?? 0) + 1;
      given.set(finding.severity, count);
      if (count <= annotationsOfEach) annotate(output, finding);
    }
  };
}

function annotate(output: Output, finding: Finding): void {
  const { severity, file, line, column: col, endLine, endColumn, rule, message, remedy } = finding;
  output.command(
    levels[severity],
    { file, line, col, endLine, endColumn, title: rule },
    `${message}\n${remedy}`,
  );
}
