import type { Range, SourceText } from '../../environment/source-text.ts';
import type { FileKind } from '../file-kind.ts';

/** A comment that says which findings its author accepts, and why. */
export interface Directive {
  /** From the first letter of `owa-im-disable` to the end of what belongs to it. */
  readonly at: Range;
  readonly rules: readonly { readonly name: string; readonly at: Range }[];
  /** Undefined where the comment gives none. */
  readonly reason: string | undefined;
  /** Lines whose findings it accepts, both included; undefined where it is no directive that is known. */
  readonly lines: { readonly from: number; readonly to: number } | undefined;
}

export const directiveForms =
  'owa-im-disable-next-line RULE: REASON, owa-im-disable-line RULE: REASON or owa-im-disable-file RULE: REASON';

const word = 'owa-im-disable';

/** Whether a command or a tag goes on behind a line; in a tag, a line without angle brackets changes nothing. */
const goesOn: Readonly<Record<FileKind, (line: string, wasOpen: 'open' | 'closed') => boolean>> = {
  environment: () => false,
  workflow: () => false,
  powershell: (line) => /[`|,({]\s*$/.test(line),
  'web-config': (line, was) =>
    /[<>]/.test(line) ? line.lastIndexOf('<') > line.lastIndexOf('>') : was === 'open',
};

/** A file with more directives than this was not written by people; what comes after them is not read. */
export const mostDirectives = 1000;

/** A command or tag of more lines than this is not written by people. */
const mostLines = 500;

/** Between the sign that begins a comment and the directive there are no more blanks than this. */
const mostBlanks = 80;

/**
 * The directives of a file, in its order, one more than are honoured: `# owa-im-disable-…` in YAML and PowerShell, `<!-- owa-im-disable-… -->` in
 * XML. `next-line` means the next line that is no directive, with the lines in which its command or tag goes on.
 */
export function readDirectives(source: SourceText, kind: FileKind): readonly Directive[] {
  const { text } = source;
  const found: Directive[] = [];
  let start = text.indexOf(word);
  while (start >= 0 && found.length <= mostDirectives) {
    const before = text.slice(Math.max(0, start - mostBlanks), start);
    const isDirective = (kind === 'web-config' ? /<!--[ \t]*$/ : /#[ \t]*$/).test(before);
    const directive = isDirective ? parse(restOfComment(text, start, kind), start, source, kind) : undefined;
    if (directive !== undefined) found.push(directive);
    start = text.indexOf(word, directive?.at.end ?? start + word.length);
  }
  return found;
}

/** All that goes with a directive: its comment, and its line where that holds nothing else. */
export function wholeComment({ at }: Directive, { text }: SourceText, kind: FileKind): Range {
  const sign = kind === 'web-config' ? '<!--' : '#';
  let start = text.lastIndexOf(sign, at.start);
  while (/[ \t]/.test(text.charAt(start - 1))) start -= 1;
  const close = kind === 'web-config' ? text.indexOf('-->', at.end) : -1;
  let end = close < 0 ? at.end : close + '-->'.length;
  while (/[ \t]/.test(text.charAt(end))) end += 1;
  const isAlone = start === 0 || /[\r\n]/.test(text.charAt(start - 1));
  if (isAlone) end += /^(?:\r\n|\r|\n)?/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  return { start, end };
}

function restOfComment(text: string, start: number, kind: FileKind): string {
  const ends = kind === 'web-config' ? /-->|\r|\n/g : kind === 'powershell' ? /#>|\r|\n/g : /\r|\n/g;
  ends.lastIndex = start;
  return text.slice(start, ends.exec(text)?.index ?? text.length).trimEnd();
}

function parse(text: string, start: number, source: SourceText, kind: FileKind): Directive {
  const [, scope = '', gap = '', names = '', reason] =
    /^owa-im-disable(\S*)([ \t]*)([^:]*)(?::[ \t]*(.*))?$/.exec(text) ?? [];
  const namesAt = start + word.length + scope.length + gap.length;
  return {
    at: { start, end: start + text.length },
    rules: [...names.matchAll(/[^\s,]+/g)].map(({ 0: name, index }) => ({
      name,
      at: { start: namesAt + index, end: namesAt + index + name.length },
    })),
    reason: reason === undefined || reason === '' ? undefined : reason,
    lines: linesOf(scope, source.placeOf(start).line, source, kind),
  };
}

function linesOf(scope: string, line: number, source: SourceText, kind: FileKind): Directive['lines'] {
  if (scope === '-file') return { from: 1, to: Number.POSITIVE_INFINITY };
  if (scope === '-line') return { from: line, to: line };
  if (scope !== '-next-line') return undefined;
  let from = line + 1;
  while (source.line(from)?.includes(`${word}-next-line`)) from += 1;
  let to = from;
  const last = from + mostLines;
  let was: 'open' | 'closed' = 'closed';
  for (let text = source.line(to); text !== undefined && to < last; text = source.line(to)) {
    if (!goesOn[kind](text, was)) break;
    was = 'open';
    to += 1;
  }
  return { from, to };
}
