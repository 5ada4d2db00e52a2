import type { Assignment, Script } from '../powershell/script.ts';
import type { Value } from '../powershell/value.ts';
import { isOtherBranch } from './is-other-branch.ts';

/**
 * What each variable was given last, from the start of a script to its end. It is asked with offsets that grow, so that a
 * whole script costs one walk.
 */
export class LastAssignments {
  readonly #text: string;
  readonly #sorted: readonly Assignment[];
  readonly #last = new Map<string, Assignment>();
  #next = 0;

  constructor({ assignments, source }: Pick<Script, 'assignments' | 'source'>) {
    this.#text = source.text;
    this.#sorted = [...assignments].sort((one, other) => one.at.end - other.at.end);
  }

  /** The last assignment to a variable that ends before an offset. */
  before(offset: number, variable: string): Assignment | undefined {
    for (; this.#next < this.#sorted.length; this.#next += 1) {
      const assignment = this.#sorted[this.#next];
      if (assignment === undefined || assignment.at.end > offset) break;
      const { target } = assignment;
      if (target.kind === 'variable') this.#last.set(target.name.toLowerCase(), assignment);
    }
    return this.#last.get(variable.toLowerCase());
  }

  /**
   * A value, or what its variable was given last, in one piece, where that is written down: the script may have changed
   * it since, so a rule looks only for what would be wrong in any case.
   */
  constant(value: Value | undefined): Value | undefined {
    return value?.kind === 'variable' ? (this.constantOf(value.name, value.at.start) ?? value) : value;
  }

  /** What a variable was given last before an offset, unless that stands in another branch or function. */
  constantOf(variable: string, offset: number): Value | undefined {
    const assignment = this.before(offset, variable);
    const [element, ...more] = assignment?.value?.elements ?? [];
    if (assignment?.operator !== '=' || element === undefined || more.length > 0) return undefined;
    if (!('kind' in element) || isOtherBranch(this.#text, assignment.at.end, offset)) return undefined;
    return /\bparam\s*\(/i.test(this.#text.slice(assignment.at.end, offset)) ? undefined : element.value;
  }
}
