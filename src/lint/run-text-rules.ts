import type { Finding } from '../environment/finding.ts';
import type { Range, SourceText } from '../environment/source-text.ts';
import { distinct, inFileOrder } from './finding-order.ts';
import { ruleCrashed } from './frame-rules.ts';
import type { RuleDescription } from './rule.ts';
import type { TextFault, TextRule } from './text-rule.ts';

/**
 * What rules find in a file's model, in the order of the file, each thing once. A rule that throws is reported as such,
 * with what it had found, and takes nothing else along.
 */
export function runTextRules<Model>(
  rules: readonly TextRule<Model>[],
  model: Model,
  source: SourceText,
  file: string,
): readonly Finding[] {
  return inFileOrder(distinct(rules.flatMap((rule) => runRule(rule, model, source, file))));
}

function runRule<Model>(
  rule: TextRule<Model>,
  model: Model,
  source: SourceText,
  file: string,
): readonly Finding[] {
  const findings: Finding[] = [];
  try {
    for (const fault of rule.check(model)) findings.push(toFinding(rule, fault, source, file));
  } catch (error) {
    findings.push(crashed(`The rule ${rule.alias} (${rule.id}) failed on this file`, error, file));
  }
  return findings;
}

/** That something of ours failed on a file: a finding, since what it would have found is unknown. */
export function crashed(what: string, error: unknown, file: string): Finding {
  const { alias: rule, severity } = ruleCrashed;
  const message = `${what}: ${error instanceof Error ? error.message : String(error)}`;
  const remedy = 'Report this with the file; every other rule ran.';
  return { rule, severity, message, remedy, file, line: 1, column: 1 };
}

/** A fault found at a range of a text, as a person is told of it. */
export function toFinding(
  rule: Pick<RuleDescription, 'alias' | 'severity'>,
  { at, message, remedy, edits = [] }: TextFault,
  source: SourceText,
  file: string,
): Finding {
  const sorted = [...edits].sort((a, b) => a.at.start - b.at.start);
  return {
    rule: rule.alias,
    severity: rule.severity,
    message,
    remedy,
    file,
    ...placeOf(at, source),
    ...(sorted.length === 0
      ? {}
      : { edits: sorted.map((edit) => ({ ...placeOf(edit.at, source), text: edit.text })) }),
  };
}

function placeOf({ start, end }: Range, source: SourceText) {
  const from = source.placeOf(start);
  const to = source.placeOf(Math.max(start, end));
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}
