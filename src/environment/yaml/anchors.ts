import type { ShapeIssue } from '../shape-issue.ts';
import type { Range } from '../source-text.ts';
import type { YamlNode } from './node.ts';

/** Enough for a certificate that a thousand servers share. */
const maximumAliases = 1000;
/** What aliases may add to the file when each is written out; nested ones grow without measure. */
const maximumAliasedNodes = 20_000;

/** The anchors of a document, and what their aliases add up to. */
export class Anchors {
  readonly #issues: ShapeIssue[];
  readonly #named = new Map<string, YamlNode | 'open'>();
  readonly #sizes = new Map<YamlNode, number>();
  #aliases = 0;
  #aliasedNodes = 0;

  constructor(issues: ShapeIssue[]) {
    this.#issues = issues;
  }

  open(anchor: string | undefined): void {
    if (anchor !== undefined) this.#named.set(anchor, 'open');
  }

  close(anchor: string | undefined, node: YamlNode): void {
    if (anchor !== undefined) this.#named.set(anchor, node);
  }

  resolve(name: string, range: Range): YamlNode {
    this.#aliases += 1;
    const refused: YamlNode = { kind: 'refused', range };
    const node = this.#named.get(name);
    if (this.#aliases > maximumAliases) {
      if (this.#aliases === maximumAliases + 1) {
        this.#refuse(`The file uses more than ${maximumAliases} aliases.`, 'Write the values out.', range);
      }
      return refused;
    }
    if (node === undefined) {
      this.#refuse(
        `No anchor is named &${name} before this alias.`,
        `Write &${name} before the value it stands for.`,
        range,
      );
      return refused;
    }
    if (node === 'open') {
      this.#refuse(
        `The alias *${name} stands inside the value that it names.`,
        'Write the value out.',
        range,
      );
      return refused;
    }
    const before = this.#aliasedNodes;
    this.#aliasedNodes += this.#sizeOf(node);
    if (this.#aliasedNodes > maximumAliasedNodes) {
      if (before <= maximumAliasedNodes) {
        this.#refuse(
          `The aliases stand for more than ${maximumAliasedNodes} values.`,
          'Write the values out.',
          range,
        );
      }
      return refused;
    }
    return node;
  }

  /** Written out: an alias inside a node counts as much as what it stands for. */
  #sizeOf(node: YamlNode): number {
    const known = this.#sizes.get(node);
    if (known !== undefined) return known;
    let size = 1;
    if (node.kind === 'sequence') for (const item of node.items) size += this.#sizeOf(item.node);
    if (node.kind === 'mapping') for (const entry of node.entries) size += this.#sizeOf(entry.use.node);
    this.#sizes.set(node, size);
    return size;
  }

  #refuse(message: string, remedy: string, range: Range): void {
    this.#issues.push({ rule: 'yaml-alias', message, remedy, range });
  }
}
