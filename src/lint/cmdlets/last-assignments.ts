import type { Assignment, Script } from '../powershell/script.ts';
import type { Value } from '../powershell/value.ts';

/**
 * What each variable was given last, from the start of a script to its end. It is asked with offsets that grow, so that a
 * whole script costs one walk.
 */
export class LastAssignments {
  readonly #sorted: readonly Assignment[];
  readonly #last = new Map<string, Assignment>();
  #next = 0;

  constructor({ assignments }: Pick<Script, 'assignments'>) {
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
    if (value?.kind !== 'variable') return value;
    const assignment = this.before(value.at.start, value.name);
    const [element, ...more] = assignment?.value?.elements ?? [];
    if (assignment?.operator !== '=' || element === undefined || more.length > 0) return value;
    return 'kind' in element ? element.value : value;
  }
}
