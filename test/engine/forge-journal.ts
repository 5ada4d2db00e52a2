import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/** Changes the lines of a journal, and makes chain and head right again: what is left is judged by its content alone. */
export function forgeJournal(
  journalFile: string,
  headFile: string,
  edit: (line: Record<string, unknown>) => void,
): void {
  let previous = '0'.repeat(64);
  const lines = readFileSync(journalFile, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((text) => {
      const line = JSON.parse(text) as Record<string, unknown>;
      edit(line);
      line.previous = previous;
      const forged = JSON.stringify(line).replace(
        /[\u007f-\uffff]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      previous = createHash('sha256').update(forged).digest('hex');
      return forged;
    });
  writeFileSync(journalFile, lines.map((line) => `${line}\n`).join(''));
  writeFileSync(headFile, `${String(lines.length).padStart(10, '0')} ${previous}\n`);
}
