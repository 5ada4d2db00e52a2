import type { ShapeIssue } from '../shape-issue.ts';
import type { Range } from '../source-text.ts';
import type { YamlEntry, YamlScalar, YamlUse } from './node.ts';

type PendingKey = { readonly text: string; readonly value: YamlScalar['value']; readonly range: Range };

/** A mapping while its events arrive: key, value, key, value. What can't be a key is refused together with its value. */
export class MappingFrame {
  readonly kind = 'mapping';
  readonly range: { start: number; end: number };
  readonly anchor: string | undefined;
  readonly entries: YamlEntry[] = [];
  readonly #seen = new Set<string>();
  #pending: PendingKey | 'refused' | undefined;

  constructor(range: { start: number; end: number }, anchor: string | undefined) {
    this.range = range;
    this.anchor = anchor;
  }

  get expectsKey(): boolean {
    return this.#pending === undefined;
  }

  get key(): string {
    return typeof this.#pending === 'object' ? this.#pending.text : '';
  }

  get pendingRange(): Range | undefined {
    return typeof this.#pending === 'object' ? this.#pending.range : undefined;
  }

  /** `marks` are the anchors and aliases that the use carries: none may stand on a key. */
  add(use: YamlUse, marks: readonly Range[], issues: ShapeIssue[]): void {
    const pending = this.#pending;
    if (pending === undefined) {
      this.#pending = this.#readKey(use, marks, issues);
      return;
    }
    this.#pending = undefined;
    if (pending === 'refused') return;
    this.entries.push({ key: pending.text, keyValue: pending.value, keyRange: pending.range, use });
  }

  #readKey(use: YamlUse, marks: readonly Range[], issues: ShapeIssue[]): PendingKey | 'refused' {
    const [mark] = marks;
    if (mark !== undefined) {
      issues.push(keyIssue('An anchor or an alias on a key is not allowed.', mark));
      return 'refused';
    }
    const { node } = use;
    if (node.kind === 'refused') return 'refused';
    if (node.kind !== 'scalar') {
      issues.push(keyIssue(`A ${node.kind} can't be a key.`, use.range));
      return 'refused';
    }
    if (node.value === null) {
      issues.push(keyIssue('The key is empty.', use.range));
      return 'refused';
    }
    if (node.value === '<<') {
      issues.push({
        rule: 'merge-key',
        message: 'Merge keys are not part of YAML 1.2: nothing is merged.',
        remedy: 'Write the keys out, or let an alias stand for the whole value (certificate: *name).',
        range: use.range,
        name: '<<',
      });
      return 'refused';
    }
    if (this.#seen.has(node.text)) {
      issues.push({
        rule: 'duplicate-key',
        message: `The key ${JSON.stringify(node.text)} stands here a second time.`,
        remedy: 'Keep one of the two.',
        range: use.range,
        name: node.text,
      });
      return 'refused';
    }
    this.#seen.add(node.text);
    return { text: node.text, value: node.value, range: use.range };
  }
}

function keyIssue(message: string, range: Range): ShapeIssue {
  return { rule: 'yaml-key', message, remedy: 'Write the key as plain text: "key: value".', range };
}
