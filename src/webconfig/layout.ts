import type { AppSettings } from './section.ts';
import type { Change } from './splice.ts';
import type { XmlElement } from './xml.ts';

/** Puts elements into appSettings as its last ones, laid out like what is there; `<appSettings/>` is opened. */
export function appendElements(text: string, section: AppSettings, added: readonly string[]): Change {
  const { element } = section;
  const content = element.selfClosing ? '' : text.slice(element.tagEnd, element.closeAt);
  const own = lineBefore(text, element.at);
  const neighbour = neighbourOf(text, section, content);
  const separator = neighbour === undefined ? deeper(own) : separatorBefore(text, neighbour);
  const lines = added.map((one) => separator + one).join('');
  if (element.selfClosing) {
    const at = blanksBefore(text, element.tagEnd - '/>'.length);
    return { at, length: element.tagEnd - at, text: `>${lines}${own}</appSettings>` };
  }
  const filled = blanksBefore(content, content.length);
  // Nothing but blanks inside, on one line: the end tag goes onto a line of its own.
  const closing = filled === 0 && !hasLineEnd(content) ? own : '';
  return { at: element.tagEnd + filled, length: 0, text: lines + closing };
}

/** Takes an element out with the blanks that `appendElements` would have put before it. */
export function removeElement(text: string, element: XmlElement): Change {
  const at = element.at - separatorBefore(text, element.at).length;
  return { at, length: element.end - at, text: '' };
}

/** The last element that begins a line, else the last element, else whatever comes first; undefined if nothing does. */
function neighbourOf(text: string, { element, children }: AppSettings, content: string): number | undefined {
  const child = children.findLast((one) => hasLineEnd(separatorBefore(text, one.at))) ?? children.at(-1);
  if (child !== undefined) return child.at;
  const first = content.search(/[^ \t\r\n]/);
  return first < 0 ? undefined : element.tagEnd + first;
}

/** The line end and indentation before a place; where there is no line end, all blanks before it. */
function separatorBefore(text: string, at: number): string {
  const blanks = text.slice(blanksBefore(text, at), at);
  return /(?:\r\n|\r|\n)[ \t]*$/.exec(blanks)?.[0] ?? blanks;
}

/** The same, but nothing where the place does not begin a line. */
function lineBefore(text: string, at: number): string {
  const separator = separatorBefore(text, at);
  return hasLineEnd(separator) ? separator : '';
}

/** One level deeper than appSettings, whose own indentation is one level. */
function deeper(line: string): string {
  const indentation = line.replace(/[\r\n]+/, '');
  return line === '' ? '' : line + (indentation === '' ? '  ' : indentation);
}

function hasLineEnd(blanks: string): boolean {
  return /[\r\n]/.test(blanks);
}

/** Where the blanks that end at `at` begin. */
function blanksBefore(text: string, at: number): number {
  let start = at;
  while (start > 0 && ' \t\r\n'.includes(text.charAt(start - 1))) start -= 1;
  return start;
}
