import * as z from 'zod/mini';
import type { Segment } from '../key-path.ts';
import { maximumFindings } from '../maximum-findings.ts';
import { definitionOf, expected, formOf, unwrap } from '../schema/expectation.ts';
import { metadataOf } from '../schema/metadata.ts';
import { longestList } from '../schema/value.ts';
import type { ShapeIssue } from '../shape-issue.ts';
import type { Range } from '../source-text.ts';
import { quote } from '../values/quote.ts';
import type { YamlMapping, YamlScalar, YamlSequence, YamlUse } from '../yaml/node.ts';
import { type MissingKey, missingKey, uncountedKey, unknownKey } from './key-issues.ts';
import { readScalar } from './read-scalar.ts';

type Path = readonly Segment[];

/**
 * Walks a YAML tree along the schema and reports every fault. What it returns has the schema's output type, less what
 * was refused: a key is left out, an entry of a list is undefined, so that indices stay those of the file.
 */
export class ValueReader {
  readonly issues: ShapeIssue[] = [];
  readonly #refused: ReadonlySet<YamlScalar>;
  readonly #text: string;

  /** `refused` are scalars that were reported already. */
  constructor(text: string, refused: ReadonlySet<YamlScalar>) {
    this.#text = text;
    this.#refused = refused;
  }

  /** `label` is what a person looks for when the whole value is meant: its key, or the first key of a list's entry. */
  read(use: YamlUse, schema: z.core.$ZodType, path: Path, label: Range): unknown {
    const { node } = use;
    if (node.kind === 'refused' || (node.kind === 'scalar' && this.#refused.has(node))) return undefined;
    const inner = unwrap(schema);
    if (node.kind === 'scalar' && node.value === null) return this.#empty(use, schema, path);
    const def = definitionOf(inner);
    if (def.type === 'union') return this.#readUnion(use, def.options, inner, path, label);
    if (def.type === 'object' && node.kind === 'mapping')
      return this.#readObject(node, def.shape, path, label);
    if (def.type === 'record' && node.kind === 'mapping') return this.#readRecord(node, def, path);
    if (def.type === 'array' && node.kind === 'sequence')
      return this.#readList(node, inner, def.element, path, label);
    if (node.kind === 'scalar' && !['object', 'record', 'array'].includes(def.type))
      return this.#readScalar(node, inner, use, path);
    const found = { scalar: 'one value', mapping: 'a mapping', sequence: 'a list' }[node.kind];
    const wanted =
      { mapping: 'A mapping (keys with values)', list: 'A list' }[String(formOf(inner))] ?? 'One value';
    const range = node.kind === 'scalar' ? use.range : label;
    this.#report(
      'wrong-type',
      `${wanted} is expected here, not ${found}.`,
      `Write ${expected(schema)}.`,
      range,
      path,
    );
    return undefined;
  }

  #readObject(
    node: YamlMapping,
    shape: Readonly<Record<string, z.core.$ZodType>>,
    path: Path,
    label: Range,
  ): unknown {
    const result: Record<string, unknown> = {};
    const missing: MissingKey[] = [];
    const given = new Map(node.entries.map((entry) => [entry.key, entry]));
    for (const [name, schema] of Object.entries(shape)) {
      const entry = given.get(name);
      given.delete(name);
      if (entry !== undefined) {
        const read = this.read(entry.use, schema, [...path, name], entry.keyRange);
        if (read !== undefined) result[name] = read;
        continue;
      }
      const absent = this.#absent(schema, [...path, name], label);
      if (absent === 'required') missing.push(missingKey(name, schema, path, label));
      else if (absent.value !== undefined) result[name] = absent.value;
    }
    const known = Object.keys(shape);
    const unknown = [...given.values()].map((entry, index) => {
      return index < maximumFindings ? unknownKey(entry, known, path) : uncountedKey(entry);
    });
    // A misspelt key says by itself which key is missing.
    const meant = new Set(unknown.map((issue) => issue.meant));
    for (const issue of missing) if (!meant.has(issue.key)) this.issues.push(issue);
    for (const issue of unknown) this.issues.push(issue);
    return result;
  }

  /** What a key that is not there stands for. The defaults of a section are those of its keys. */
  #absent(schema: z.core.$ZodType, path: Path, label: Range): { readonly value: unknown } | 'required' {
    const def = definitionOf(schema);
    if (def.type === 'optional') return { value: undefined };
    if (def.type === 'default') return { value: def.defaultValue };
    if (def.type !== 'prefault') return 'required';
    const inner = definitionOf(unwrap(schema));
    if (inner.type !== 'object') return { value: z.parse(schema, undefined) };
    return {
      value: this.#readObject({ kind: 'mapping', range: label, entries: [] }, inner.shape, path, label),
    };
  }

  #readRecord(node: YamlMapping, def: z.core.$ZodRecordDef, path: Path): unknown {
    const keys = definitionOf(def.keyType);
    const known = keys.type === 'enum' ? Object.values(keys.entries).map(String) : [];
    const result: Record<string, unknown> = {};
    for (const entry of node.entries) {
      if (!known.includes(entry.key)) {
        this.issues.push(unknownKey(entry, known, path));
        continue;
      }
      const read = this.read(
        entry.use,
        def.valueType as z.core.$ZodType,
        [...path, entry.key],
        entry.keyRange,
      );
      if (read !== undefined) result[entry.key] = read;
    }
    return result;
  }

  #readList(
    node: YamlSequence,
    schema: z.core.$ZodType,
    element: z.core.$ZodType,
    path: Path,
    label: Range,
  ): unknown {
    if (node.items.length === 0 && !z.safeParse(schema, []).success) {
      this.#report('invalid-value', 'The list is empty.', 'Give it at least one entry.', label, path);
    }
    const items = node.items.slice(0, longestList);
    if (items.length < node.items.length) {
      const message = `The list has ${node.items.length} entries; ${longestList} are allowed.`;
      this.#report('invalid-value', message, 'Check that this is the file you meant.', label, path);
    }
    if (metadataOf(schema)?.uniqueItems === true) this.#reportRepeated(items, path);
    return items.map((item, index) => {
      const firstKey = item.node.kind === 'mapping' ? item.node.entries[0]?.keyRange : undefined;
      return this.read(item, element, [...path, index], firstKey ?? item.range);
    });
  }

  #readUnion(
    use: YamlUse,
    options: readonly z.core.$ZodType[],
    schema: z.core.$ZodType,
    path: Path,
    label: Range,
  ): unknown {
    const { kind } = use.node;
    const wanted = kind === 'mapping' ? 'mapping' : kind === 'sequence' ? 'list' : undefined;
    const option = options.find((one) => {
      const form = formOf(one);
      return wanted === undefined ? form !== 'mapping' && form !== 'list' : form === wanted;
    });
    if (option !== undefined) return this.read(use, option, path, label);
    const found = kind === 'mapping' ? 'A mapping' : 'A list';
    this.#report('wrong-type', `${found} is not expected here.`, `Write ${expected(schema)}.`, label, path);
    return undefined;
  }

  #readScalar(scalar: YamlScalar, schema: z.core.$ZodType, use: YamlUse, path: Path): unknown {
    const reading = readScalar(scalar, schema);
    if ('value' in reading) return reading.value;
    this.#report(reading.rule, reading.message, reading.remedy, this.#within(scalar, use, reading.at), path);
    return undefined;
  }

  /** The place of one character, where the text stands in the file as it was decoded. */
  #within(
    scalar: YamlScalar,
    use: YamlUse,
    at: { readonly index: number; readonly length: number } | undefined,
  ): Range {
    if (at === undefined) return use.range;
    const start = this.#text.indexOf(scalar.text, scalar.range.start);
    if (start < 0 || start + scalar.text.length > scalar.range.end) return use.range;
    return { start: start + at.index, end: start + at.index + at.length };
  }

  #reportRepeated(items: readonly YamlUse[], path: Path): void {
    const seen = new Set<string>();
    for (const [index, { node: item, range }] of items.entries()) {
      if (item.kind !== 'scalar' || this.#refused.has(item)) continue;
      const text = item.text.toLowerCase();
      if (seen.has(text))
        this.#report(
          'listed-twice',
          `${quote(item.text)} is listed twice.`,
          'Remove one of the two.',
          range,
          [...path, index],
        );
      seen.add(text);
    }
  }

  #empty(use: YamlUse, schema: z.core.$ZodType, path: Path): undefined {
    const thing = typeof path.at(-1) === 'number' ? 'entry' : 'key';
    this.#report(
      'empty-value',
      'The value is empty.',
      `Write ${expected(schema)}, or remove the ${thing}.`,
      use.range,
      path,
    );
  }

  #report(rule: ShapeIssue['rule'], message: string, remedy: string, range: Range, path: Path): void {
    this.issues.push({ rule, message, remedy, range, path });
  }
}
