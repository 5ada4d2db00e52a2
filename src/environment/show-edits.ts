import type { FindingEdit } from './finding.ts';
import { showLine } from './shown-line.ts';
import type { SourceText } from './source-text.ts';

/** More lines than this of one remedy are counted, not shown. */
const mostLines = 20;

/** Edits as the lines that they take out and put in, `- ` and `+ ` before each. */
export function showEdits(edits: readonly FindingEdit[], source: SourceText): readonly string[] {
  const lines = groupsOf(edits).flatMap((group) => hunkOf(group, source));
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines), `... ${lines.length - mostLines} more lines`];
}

/** Edits that touch a common line are one change of it. */
function groupsOf(edits: readonly FindingEdit[]): readonly (readonly FindingEdit[])[] {
  const groups: FindingEdit[][] = [];
  for (const edit of edits) {
    const last = groups.at(-1);
    if (last?.at(-1)?.endLine === edit.line) last.push(edit);
    else groups.push([edit]);
  }
  return groups;
}

function hunkOf(group: readonly FindingEdit[], source: SourceText): readonly string[] {
  const from = group[0]?.line ?? 1;
  const to = group.at(-1)?.endLine ?? from;
  const before: string[] = [];
  for (let number = from; number <= to; number += 1) before.push(source.line(number) ?? '');
  const after = applied(group, from, before).split(/\r\n|\n|\r/);
  // What the change does not touch at its end, as after an inserted line, is no part of it.
  while (before.length > 0 && after.length > 0 && before.at(-1) === after.at(-1)) {
    before.pop();
    after.pop();
  }
  return [...before.map((line) => `- ${showLine(line)}`), ...after.map((line) => `+ ${showLine(line)}`)];
}

function applied(group: readonly FindingEdit[], first: number, lines: readonly string[]): string {
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.length + 1;
  }
  const whole = lines.join('\n');
  const offset = (line: number, column: number) => (starts[line - first] ?? length) + column - 1;
  let text = '';
  let at = 0;
  for (const edit of group) {
    text += whole.slice(at, offset(edit.line, edit.column)) + edit.text;
    at = offset(edit.endLine, edit.endColumn);
  }
  return text + whole.slice(at);
}
