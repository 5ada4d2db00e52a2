import type { Finding } from './finding.ts';
import { formatKeyPath, type Segment } from './key-path.ts';
import { maskForms } from './secrets.ts';
import type { ShapeRule } from './shape-rule.ts';
import type { Range, SourceText } from './source-text.ts';

/** A fault of shape, before it is given line and column. */
export interface ShapeIssue {
  readonly rule: ShapeRule;
  readonly message: string;
  readonly remedy: string;
  readonly range: Range;
  /** The key path, where it is known; else that of the place is looked up, and `name` is the key there. */
  readonly path?: readonly Segment[];
  readonly name?: string;
}

export function toFinding(issue: ShapeIssue, file: string, source: SourceText): Finding {
  const start = source.placeOf(issue.range.start);
  const end = source.placeOf(issue.range.end);
  // A key may be a secret itself, and paths and messages name keys.
  const path = maskForms(formatKeyPath(issue.path ?? []));
  return {
    rule: issue.rule,
    severity: 'error',
    message: maskForms(issue.message),
    remedy: issue.remedy,
    file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    ...(path === '' ? {} : { path }),
    ...(issue.rule === 'invisible-character' ? deletion(issue.range, source) : {}),
  };
}

/** Characters without width: what they are deleted from looks as before. Others part words. */
const withoutWidth = /^[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]$/;

/** One that stands in the file as an escape is not invisible there, and left to its author. */
function deletion({ start, end }: Range, source: SourceText): Pick<Finding, 'edits'> {
  if (!withoutWidth.test(source.text.slice(start, end))) return {};
  const from = source.placeOf(start);
  const to = source.placeOf(end);
  return {
    edits: [{ line: from.line, column: from.column, endLine: to.line, endColumn: to.column, text: '' }],
  };
}
