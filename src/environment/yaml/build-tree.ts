import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import type { ShapeIssue } from '../shape-issue.ts';
import type { Range } from '../source-text.ts';
import { Anchors } from './anchors.ts';
import { MappingFrame } from './mapping-frame.ts';
import type { YamlMapping, YamlScalar, YamlSequence, YamlUse } from './node.ts';
import { resolvePlain } from './resolve-plain.ts';

interface SequenceFrame {
  readonly kind: 'sequence';
  readonly range: { start: number; end: number };
  readonly items: YamlUse[];
  readonly anchor: string | undefined;
  /** The key above, for what looks at values by the name they go under. */
  readonly key: string;
}

interface Tree {
  readonly root: YamlUse;
  readonly scalars: { readonly scalar: YamlScalar; readonly key: string }[];
  readonly issues: ShapeIssue[];
}

/** The events of one document's content → its tree. Aliases become uses of the node they name. */
export function buildTree(text: string, events: readonly Event[]): Tree {
  const issues: ShapeIssue[] = [];
  const scalars: Tree['scalars'] = [];
  const anchors = new Anchors(issues);
  const frames: (SequenceFrame | MappingFrame)[] = [];
  let root: YamlUse = { node: { kind: 'refused', range: { start: 0, end: 0 } }, range: { start: 0, end: 0 } };
  let last = 0;

  const place = (use: YamlUse, keyMarks: readonly Range[]): void => {
    const frame = frames.at(-1);
    if (frame === undefined) root = use;
    else if (frame.kind === 'mapping') frame.add(use, keyMarks, issues);
    else frame.items.push(use);
  };
  const keyAbove = (): string => frames.at(-1)?.key ?? '';

  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) continue;
    if (event.type === EVENT_ID.POP) {
      const frame = frames.pop();
      if (frame === undefined) continue;
      frame.range.end = Math.max(last, frame.range.start + 1);
      const node: YamlMapping | YamlSequence =
        frame.kind === 'mapping'
          ? { kind: 'mapping', range: frame.range, entries: frame.entries }
          : { kind: 'sequence', range: frame.range, items: frame.items };
      anchors.close(frame.anchor, node);
      place({ node, range: node.range }, []);
      continue;
    }
    if (event.type === EVENT_ID.ALIAS) {
      const range = { start: event.anchorStart - 1, end: event.anchorEnd };
      last = range.end;
      place({ node: anchors.resolve(text.slice(event.anchorStart, event.anchorEnd), range), range }, [range]);
      continue;
    }
    const anchor = event.anchorStart < 0 ? undefined : text.slice(event.anchorStart, event.anchorEnd);
    const anchorRange = { start: event.anchorStart - 1, end: event.anchorEnd };
    if (event.tagStart >= 0) issues.push(tagIssue({ start: event.tagStart, end: event.tagEnd }));
    last = Math.max(last, event.anchorEnd, event.tagEnd);
    if (event.type === EVENT_ID.SCALAR) {
      const frame = frames.at(-1);
      const isKey = frame?.kind === 'mapping' && frame.expectsKey;
      const scalar =
        event.valueStart < 0 ? emptyScalar(emptyPlace(text, last, frame)) : readScalar(text, event);
      last = Math.max(last, scalar.range.end);
      scalars.push({ scalar, key: isKey ? '' : keyAbove() });
      anchors.close(anchor, scalar);
      place({ node: scalar, range: scalar.range }, anchor === undefined ? [] : [anchorRange]);
      continue;
    }
    anchors.open(anchor);
    const range = { start: event.start, end: event.start };
    last = Math.max(last, event.start);
    if (event.type === EVENT_ID.MAPPING) frames.push(new MappingFrame(range, anchor));
    else frames.push({ kind: 'sequence', range, items: [], anchor, key: keyAbove() });
  }
  return { root, scalars, issues };
}

function emptyScalar(range: Range): YamlScalar {
  return { kind: 'scalar', range, text: '', value: null };
}

function readScalar(text: string, event: ScalarEvent): YamlScalar {
  const decoded = getScalarValue(text, event);
  const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  const start = quoted ? event.valueStart - 1 : skipBlanks(text, event.valueStart);
  const range = { start, end: quoted ? event.valueEnd + 1 : event.valueEnd };
  return {
    kind: 'scalar',
    range,
    text: decoded,
    value: event.style === SCALAR_STYLE.PLAIN ? resolvePlain(decoded) : decoded,
  };
}

/** The text of a block begins with its indentation; a person looks for its first letter. */
function skipBlanks(text: string, start: number): number {
  let index = start;
  while (text[index] === ' ') index += 1;
  return index;
}

/** Where a key or a value that is not there belongs: at its key, at its sign (`-`, `?` or `:`), else after what came last. */
function emptyPlace(text: string, last: number, frame: SequenceFrame | MappingFrame | undefined): Range {
  if (frame?.kind === 'mapping' && frame.pendingRange !== undefined) return frame.pendingRange;
  const sign = /(?:\s|#[^\r\n]*)*[?:-]/y;
  sign.lastIndex = last;
  const found = frame !== undefined && sign.test(text);
  return found ? { start: sign.lastIndex - 1, end: sign.lastIndex } : { start: last, end: last };
}

function tagIssue(range: Range): ShapeIssue {
  return {
    rule: 'yaml-tag',
    message: 'A YAML tag is not allowed: values are read as they stand.',
    remedy: 'Remove the tag; put text that looks like a number or a boolean in quotes.',
    range,
  };
}
