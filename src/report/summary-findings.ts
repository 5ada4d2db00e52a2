import { type Finding, rankOf } from '../environment/finding.ts';
import type { AcknowledgedFinding } from '../lint/linted-environment.ts';
import { markdownCode, markdownText } from './markdown-text.ts';

/** The table of what the rules found; what the owner accepts is shown all the same. */
export function findingRows(
  findings: readonly Finding[],
  acknowledged: readonly AcknowledgedFinding[],
): readonly string[] {
  if (findings.length + acknowledged.length === 0) return ['None.'];
  return [
    '| Severity | Key | Finding | What to do | Rule |',
    '|---|---|---|---|---|',
    ...rowsByKey(findings.map((finding) => ({ finding, remedy: finding.remedy }))),
    ...rowsByKey(
      acknowledged.map(({ finding, reason }) => ({ finding, remedy: `Accepted by the owner: ${reason}` })),
    ),
  ];
}

/** Not in the order of the file: reordered keys are the same plan, and so the same digest. */
function rowsByKey(
  rows: readonly { readonly finding: Finding; readonly remedy: string }[],
): readonly string[] {
  return rows
    .map(({ finding, remedy }) => ({ finding, row: findingRow(finding, remedy) }))
    .sort((a, b) => rankOf(a.finding.severity) - rankOf(b.finding.severity) || (a.row < b.row ? -1 : 1))
    .map(({ row }) => row);
}

function findingRow({ severity, path, message, rule }: Finding, remedy: string): string {
  const key = path === undefined || path === '' ? '' : markdownCode(path);
  return `| ${severity} | ${key} | ${markdownText(message)} | ${markdownText(remedy)} | ${markdownCode(rule)} |`;
}
