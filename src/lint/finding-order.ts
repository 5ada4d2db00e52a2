import { type Finding, rankOf } from '../environment/finding.ts';

/** Values that an alias repeats, or that a default gives to many servers, are one place in the file: said once. */
export function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule, line, column, message }) => {
    const identity = `${rule} ${line} ${column} ${message}`;
    return !seen.has(identity) && seen.add(identity);
  });
}

/** By place; at one place the gravest first, then by the rule's name. */
export function inFileOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      a.line - b.line ||
      a.column - b.column ||
      rankOf(a.severity) - rankOf(b.severity) ||
      compare(a.rule, b.rule),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
