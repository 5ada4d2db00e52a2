import { type Finding, severities } from '../environment/finding.ts';

/** `2 errors, 1 warning`, leaving out what there is none of. */
export function countText(findings: readonly Finding[]): string {
  const counts = severities.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    if (count === 0) return '';
    return severity === 'information'
      ? `${count} for information`
      : `${count} ${severity}${count === 1 ? '' : 's'}`;
  });
  return counts.filter((text) => text !== '').join(', ') || 'nothing';
}
