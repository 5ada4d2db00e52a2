import { lineEnd } from './line-end.ts';
import type { Reader } from './reader.ts';
import type { Closer } from './statements.ts';

const opening = '([{';
const closing = ')]}';

/**
 * Where reading can begin again after a place that could not be read: behind the line's end where all brackets that it
 * opens are closed, or before the bracket that closes what is around. Strings on one line, here-strings and comments
 * are stepped over. Each character is looked at a bounded number of times.
 */
export function endOfBroken(
  reader: Reader,
  start: number,
  closer: Closer,
  lines: 'end it' | 'go on' = 'end it',
): number {
  const { text, end } = reader;
  let open = 0;
  let index = start;
  let stringsEndBefore = -1;
  const behind = (token: string, from: number): number => {
    const at = reader.indexOf(token, from);
    return at === -1 ? -1 : at + token.length;
  };
  while (index < end) {
    const c = text.charAt(index);
    if ((c === '\n' || c === '\r') && open <= 0 && lines === 'end it') return index;
    if (c === '@' && (text[index + 1] === "'" || text[index + 1] === '"')) {
      const after = behind(`\n${text[index + 1]}@`, index + 2);
      index = after === -1 ? index + 2 : after;
    } else if (c === '#' || (c === '<' && text[index + 1] === '#')) {
      const after = c === '<' ? behind('#>', index + 2) : -1;
      index = after === -1 ? lineEnd(text, index, end) : after;
    } else if ((c === '"' || c === "'") && index >= stringsEndBefore) {
      const string = c === '"' ? /"(?:[^"`\r\n]|`.)*"/y : /'[^'\r\n]*'/y;
      string.lastIndex = index;
      const found = string.exec(text)?.[0];
      if (found === undefined) stringsEndBefore = lineEnd(text, index, end);
      index += found?.length ?? 1;
    } else {
      if (open <= 0 && c === closer) return index;
      if (opening.includes(c)) open += 1;
      else if (closing.includes(c)) open -= 1;
      index += 1;
    }
  }
  return end;
}
