import { maskSecrets } from './secrets.ts';

/** A longer line is not written by people, and not shown. */
export const longestLine = 2000;

/** A line of a file whose secrets are masked, in which what can't be seen is replaced: as many characters as before. */
export function visible(line: string): string {
  return maskSecrets(line).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) =>
    character === '\t' ? ' ' : '\uFFFD',
  );
}

/** The same, or how long it is. */
export function showLine(line: string): string {
  return line.length > longestLine ? `(a line of ${line.length} characters)` : visible(line);
}
