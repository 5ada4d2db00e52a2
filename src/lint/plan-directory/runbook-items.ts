import type { SourceText } from '../../environment/source-text.ts';

/** A step or check of a runbook, with the comment before it. Lines count from 1, both included. */
export interface RunbookItem {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** The Exchange generation that is asked, where the runbook says it. */
  readonly generation: string | undefined;
}

/** The steps, checks and pauses of a runbook as owa-im writes it: each begins and ends at the margin. */
export function runbookItems(source: SourceText): readonly RunbookItem[] {
  const items: RunbookItem[] = [];
  let comment: number | undefined;
  let open: { id: string; from: number; generation: string | undefined } | undefined;
  for (let number = 1; ; number += 1) {
    const line = source.line(number);
    if (line === undefined) return items;
    if (open !== undefined) {
      if (!line.startsWith('}')) continue;
      items.push({ ...open, to: number });
      open = undefined;
    } else if (line.startsWith('#')) {
      comment ??= number;
      continue;
    } else {
      const [, kind, quoted = ''] = /^(Step|Add-Check|Add-Pause) '((?:[^']|'')*)'/.exec(line) ?? [];
      const id = quoted.replaceAll("''", "'");
      const item = { id, from: comment ?? number, generation: generationOf(line) };
      if (kind === 'Add-Pause' || (kind !== undefined && line.endsWith('}')))
        items.push({ ...item, to: number });
      else if (kind !== undefined) open = item;
    }
    comment = undefined;
  }
}

function generationOf(line: string): string | undefined {
  return / -Generation '(\w+)'/.exec(line)?.[1];
}
