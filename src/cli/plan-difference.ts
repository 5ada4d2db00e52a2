import { unifiedDiff } from '../webconfig/diff.ts';

/** A longer difference says less than its beginning. Lines. */
const longest = 200;
/** The plan as a person reads it: what differs in the data or the engine shows in these, or can't be read anyway. */
const readable = /^(?:runbook\.ps1|summary\.md|web\.config\/.*\.diff)$/;

/** How the plan that was approved and the one made again differ, in the files that people read. */
export function planDifference(name: string, approved: string, again: string): string {
  if (!readable.test(name)) return '';
  const lines = unifiedDiff(approved, again, { before: `approved/${name}`, after: `again/${name}` }).split(
    '\n',
  );
  if (lines.length <= longest) return lines.join('\n');
  return [...lines.slice(0, longest), `… ${lines.length - longest} lines more`].join('\n');
}
