/** A character of code, outside of comments, or one that begins or ends a text in quotes. */
export interface CodePlace {
  readonly offset: number;
  readonly kind: 'code' | 'quote';
}

const singles = "'\u2018\u2019\u201a\u201b";
const doubles = '"\u201c\u201d\u201e';

/**
 * Where non-ASCII characters stand in code and as quotes, and the first one in a text. It reads quotes as PowerShell's
 * tokenizer does: typographic ones are as good as the straight ones, and close each other.
 */
export function nonAsciiPlaces(text: string): {
  readonly code: readonly CodePlace[];
  readonly firstInText: number | undefined;
} {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant.
  if (/^[\x00-\x7f]*$/.test(text)) return { code: [], firstInText: undefined };
  const code: CodePlace[] = [];
  let firstInText: number | undefined;
  /** How many subexpressions in expandable texts are open, each with its open brackets. */
  const open: { brackets: number; readonly here: boolean }[] = [];
  let offset = 0;

  const note = (at: number, kind: CodePlace['kind']) => {
    if (text.charCodeAt(at) > 127) code.push({ offset: at, kind });
  };
  const readText = (quotes: string, expands: boolean, isHere: boolean) => {
    while (offset < text.length) {
      const character = text.charAt(offset);
      if (character === '`' && expands) {
        offset += 2;
        continue;
      }
      if (isHere) {
        if (quotes.includes(character) && text[offset + 1] === '@' && /[\r\n]/.test(text[offset - 1] ?? '')) {
          note(offset, 'quote');
          offset += 2;
          return;
        }
      } else if (quotes.includes(character)) {
        if (
          quotes.includes(text.charAt(offset + 1)) &&
          text[offset + 1] !== undefined &&
          text[offset + 1] !== ''
        ) {
          offset += 2;
          continue;
        }
        note(offset, 'quote');
        offset += 1;
        return;
      }
      if (expands && character === '$' && text[offset + 1] === '(') {
        open.push({ brackets: 0, here: isHere });
        offset += 2;
        return;
      }
      if (character.charCodeAt(0) > 127) firstInText ??= offset;
      offset += 1;
    }
  };

  while (offset < text.length) {
    const character = text.charAt(offset);
    const next = text.charAt(offset + 1);
    if (character === '`') {
      offset += 2;
    } else if (character === '<' && next === '#') {
      const end = text.indexOf('#>', offset + 2);
      offset = end < 0 ? text.length : end + 2;
    } else if (character === '#' && (offset === 0 || /[\s;(){}|&,]/.test(text.charAt(offset - 1)))) {
      while (offset < text.length && !/[\r\n]/.test(text.charAt(offset))) offset += 1;
    } else if (character === '@' && next !== '' && (singles + doubles).includes(next)) {
      note(offset + 1, 'quote');
      offset += 2;
      readText(singles.includes(next) ? singles : doubles, doubles.includes(next), true);
    } else if ((singles + doubles).includes(character)) {
      note(offset, 'quote');
      offset += 1;
      readText(singles.includes(character) ? singles : doubles, doubles.includes(character), false);
    } else {
      const innermost = open.at(-1);
      if (character === '(' && innermost !== undefined) innermost.brackets += 1;
      if (character === ')' && innermost !== undefined) {
        if (innermost.brackets > 0) innermost.brackets -= 1;
        else {
          open.pop();
          offset += 1;
          readText(doubles, true, innermost.here);
          continue;
        }
      }
      note(offset, 'code');
      offset += 1;
    }
  }
  return { code, firstInText };
}
