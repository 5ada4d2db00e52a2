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

/** Where a command or a tag goes on in the next line. */
const goesOn: Readonly<Record<FileKind, (line: string) => boolean>> = {
  environment: () => false,
  workflow: () => false,
  powershell: (line) => /[`|,({]\s*$/.test(line),
  'web-config': (line) => line.lastIndexOf('<') > line.lastIndexOf('>'),
};

/**
 * The directives of a file, in its order: `# owa-im-disable-…` in YAML and PowerShell, `<!-- owa-im-disable-… -->` in
 * XML. `next-line` means the next line that is no directive, with the lines in which its command or tag goes on.
 */
export function readDirectives(source: SourceText, kind: FileKind): readonly Directive[] {
  const { text } = source;
  const found: Directive[] = [];
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
    const line = source.placeOf(start);
    const before = text.slice(start - line.column + 1, start);
    if (!(kind === 'web-config' ? /<!--[ \t]*$/ : /#[ \t]*$/).test(before)) continue;
    const rest = (source.line(line.line) ?? '').slice(line.column - 1);
    const end = kind === 'web-config' ? rest.indexOf('-->') : rest.length;
    found.push(parse(rest.slice(0, end < 0 ? rest.length : end).trimEnd(), start, source, kind));
  }
  return found;
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
  for (let text = source.line(to); text !== undefined && goesOn[kind](text); text = source.line(to)) to += 1;
  return { from, to };
}
