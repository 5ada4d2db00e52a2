import { EVENT_ID, type Event, parseEvents, YAMLException } from 'js-yaml';
import type { ShapeIssue } from '../shape-issue.ts';
import type { Range, SourceText } from '../source-text.ts';
import { buildTree } from './build-tree.ts';
import type { YamlScalar, YamlUse } from './node.ts';
import { syntaxRemedy } from './syntax-remedy.ts';

/** An environment file nests six levels deep. */
const maximumDepth = 50;

export interface YamlDocument {
  readonly root: YamlUse;
  /** Every scalar of the file, also those under refused keys, each with the nearest key above it; keys with none. */
  readonly scalars: readonly { readonly scalar: YamlScalar; readonly key: string }[];
  readonly issues: readonly ShapeIssue[];
}

export type ParsedYaml = { readonly document: YamlDocument } | { readonly refused: ShapeIssue };

/** One pass over the text; what is refused but does not hide the rest is in the document's `issues`. */
export function parseYaml(source: SourceText): ParsedYaml {
  let events: Event[];
  try {
    events = parseEvents(source.text, { maxDepth: maximumDepth });
  } catch (error) {
    return { refused: syntaxIssue(error, source) };
  }
  const first = events[0];
  const end = endOfFirstDocument(events);
  if (first === undefined || isEmpty(events.slice(1, end))) {
    const range = { start: 0, end: 0 };
    const remedy = 'Start with "schema: 1" and "name:"; docs/environment.md lists every key.';
    return {
      refused: {
        rule: 'empty-file',
        message: 'The file holds no environment: nothing, or only comments.',
        remedy,
        range,
      },
    };
  }
  const tree = buildTree(source.text, events.slice(1, end));
  const { issues } = tree;
  if (first.type === EVENT_ID.DOCUMENT && first.directives.length > 0) {
    issues.push({
      rule: 'yaml-directive',
      message: 'A YAML directive is of no use here: the file is read as YAML 1.2, whatever it says.',
      remedy: 'Remove the line that begins with "%".',
      range: rangeOf(source.text, /^%[^\r\n]*/m, 0),
    });
  }
  if (end + 1 < events.length) {
    issues.push({
      rule: 'second-document',
      message: 'The file holds a second YAML document.',
      remedy: 'Give each environment a file of its own, and remove what begins here.',
      range: rangeOf(source.text, /^(?:---|\.\.\.)/m, tree.root.range.end),
    });
  }
  return { document: { root: tree.root, scalars: tree.scalars, issues } };
}

/** The index of the POP event that closes the first document. */
function endOfFirstDocument(events: readonly Event[]): number {
  let depth = 0;
  for (const [index, event] of events.entries()) {
    if (event.type === EVENT_ID.POP) {
      depth -= 1;
      if (depth === 0) return index;
    } else if (event.type !== EVENT_ID.SCALAR && event.type !== EVENT_ID.ALIAS) depth += 1;
  }
  return events.length;
}

function isEmpty(events: readonly Event[]): boolean {
  const [only] = events;
  return events.length === 0 || (only?.type === EVENT_ID.SCALAR && only.valueStart < 0);
}

function rangeOf(text: string, pattern: RegExp, from: number): Range {
  const match = new RegExp(pattern.source, `${pattern.flags}g`);
  match.lastIndex = from;
  const found = match.exec(text);
  return found === null
    ? { start: from, end: from }
    : { start: found.index, end: found.index + found[0].length };
}

function syntaxIssue(error: unknown, source: SourceText): ShapeIssue {
  const reason = error instanceof YAMLException ? error.reason : String(error);
  // What is left open is noticed at the end of the file; the place shown is the last line that holds something.
  const end = source.text.trimEnd().length;
  const at = error instanceof YAMLException ? Math.min(error.mark?.position ?? 0, end) : 0;
  const message = reason.startsWith('nesting exceeded')
    ? `nested deeper than ${maximumDepth} levels`
    : reason;
  return {
    rule: 'yaml-syntax',
    message: `This is not YAML: ${message}.`,
    remedy: syntaxRemedy(reason, source.text.slice(at, at + 1)),
    range: { start: at, end: at },
  };
}
