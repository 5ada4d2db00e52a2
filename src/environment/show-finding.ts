import type { Finding } from './finding.ts';
import { showEdits } from './show-edits.ts';
import { longestLine, visible } from './shown-line.ts';
import type { SourceText } from './source-text.ts';

const widestWindow = 160;

/**
 * A finding as text for a person: place, rule and message; the line with a caret under the place; the remedy, and
 * the lines that it changes. Ends without a line break. What looks secret in the line is masked, and what can't be seen is replaced, so that no value
 * moves a terminal's cursor or reaches a log.
 */
export function showFinding(finding: Finding, source: SourceText | undefined): string {
  const path = finding.path === undefined ? '' : ` ${finding.path}`;
  const head = `${finding.file}:${finding.line}:${finding.column}: ${finding.severity} ${finding.rule}${path}: ${finding.message}`;
  const line = source?.line(finding.line);
  const remedy = `  remedy: ${finding.remedy}`;
  if (source === undefined || line === undefined) return `${head}\n${remedy}`;
  const edits = showEdits(finding.edits ?? [], source).map((text) => `\n  ${text}`);
  return `${head}\n${showPlace(finding, line)}\n${remedy}${edits.join('')}`;
}

function showPlace(finding: Finding, line: string): string {
  const gutter = `  ${finding.line} | `;
  const blank = `${' '.repeat(gutter.length - 2)}| `;
  if (line.length > longestLine) return `${gutter}(a line of ${line.length} characters)`;
  const masked = visible(line);
  const start = finding.column - 1;
  const from = start < widestWindow - 20 ? 0 : start - widestWindow / 2;
  const to = Math.min(masked.length, from + widestWindow);
  const shown = `${from > 0 ? '...' : ''}${masked.slice(from, to)}${to < masked.length ? '...' : ''}`;
  const endColumn =
    finding.endLine === finding.line ? (finding.endColumn ?? finding.column) : line.length + 1;
  const length = Math.max(1, Math.min(endColumn - finding.column, to - start));
  const indent = displayWidth(masked.slice(from, start)) + (from > 0 ? 3 : 0);
  const marked = Math.max(1, displayWidth(masked.slice(start, start + length)));
  return `${gutter}${shown}\n${blank}${' '.repeat(indent)}${'^'.repeat(marked)}`;
}

/** Columns that a terminal gives the text: East Asian wide characters take two, combining marks none. */
function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue;
    width +=
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}
