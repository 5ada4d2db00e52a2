/** A character of code, outside of comments, or one that begins or ends a text in quotes. */
export interface CodePlace {
  readonly offset: number;
  readonly kind: 'code' | 'quote';
}

const singles = "'\u2018\u2019\u201a\u201b";
const doubles = '"\u201c\u201d\u201e';

/** How a text goes on: the quotes that end it, alone or as those of a here-string, and whether there is code in it. */
interface TextForm {
  readonly quotes: string;
  readonly style: 'literal' | 'expandable';
  readonly extent: 'quoted' | 'here-string';
}

function formOf(quote: string, extent: TextForm['extent']): TextForm {
  return singles.includes(quote)
    ? { quotes: singles, style: 'literal', extent }
    : { quotes: doubles, style: 'expandable', extent };
}

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
  const open: { brackets: number; readonly form: TextForm }[] = [];
  let offset = 0;

  const note = (at: number, kind: CodePlace['kind']) => {
    if (text.charCodeAt(at) > 127) code.push({ offset: at, kind });
  };
  const readText = (form: TextForm) => {
    const { quotes, style, extent } = form;
    while (offset < text.length) {
      const character = text.charAt(offset);
      if (character === '`' && style === 'expandable') {
        offset += 2;
        continue;
      }
      if (extent === 'here-string') {
        if (quotes.includes(character) && text[offset + 1] === '@' && /[\r\n]/.test(text[offset - 1] ?? '')) {
          note(offset, 'quote');
          offset += 2;
          return;
        }
      } else if (quotes.includes(character)) {
        const next = text.charAt(offset + 1);
        if (next !== '' && quotes.includes(next)) {
          offset += 2;
          continue;
        }
        note(offset, 'quote');
        offset += 1;
        return;
      }
      if (style === 'expandable' && character === '$' && text[offset + 1] === '(') {
        open.push({ brackets: 0, form });
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
      readText(formOf(next, 'here-string'));
    } else if ((singles + doubles).includes(character)) {
      note(offset, 'quote');
      offset += 1;
      readText(formOf(character, 'quoted'));
    } else {
      const innermost = open.at(-1);
      if (character === '(' && innermost !== undefined) innermost.brackets += 1;
      if (character === ')' && innermost !== undefined) {
        if (innermost.brackets > 0) innermost.brackets -= 1;
        else {
          open.pop();
          offset += 1;
          readText(innermost.form);
          continue;
        }
      }
      note(offset, 'code');
      offset += 1;
    }
  }
  return { code, firstInText };
}
