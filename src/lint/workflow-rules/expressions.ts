import type { Range } from '../../environment/source-text.ts';

/** The expressions (`${{ … }}`) of a text that begins at `start` in its file. */
export function expressionsIn(
  text: string,
  start: number,
): readonly { readonly text: string; readonly at: Range }[] {
  const found: { text: string; at: Range }[] = [];
  let end = 0;
  for (let at = text.indexOf('${{'); at >= 0; at = text.indexOf('${{', end)) {
    const close = text.indexOf('}}', at);
    if (close < 0) break;
    end = close + 2;
    found.push({ text: text.slice(at + 3, close).trim(), at: { start: start + at, end: start + end } });
  }
  return found;
}

/** Whether a value is written down rather than computed when the workflow runs. */
export function isLiteral(text: string): boolean {
  return !/[$%@]/.test(text);
}
