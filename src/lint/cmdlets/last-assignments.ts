import type { Assignment, Pipeline, Script } from '../powershell/script.ts';
import type { Value } from '../powershell/value.ts';
import { isOtherBranch } from './is-other-branch.ts';

/** What each variable of a script was given last, at any place of it. */
export class LastAssignments {
  readonly #text: string;
  /** By the variable's name in lower case, in the order of their ends. */
  readonly #assignments = new Map<string, Assignment[]>();

  constructor({ assignments, source }: Pick<Script, 'assignments' | 'source'>) {
    this.#text = source.text;
    for (const assignment of [...assignments].sort((one, other) => one.at.end - other.at.end)) {
      if (assignment.target.kind !== 'variable') continue;
      const name = assignment.target.name.toLowerCase();
      const others = this.#assignments.get(name);
      if (others === undefined) this.#assignments.set(name, [assignment]);
      else others.push(assignment);
    }
  }

  /** The last assignment to a variable that ends before an offset, found by halves. */
  before(offset: number, variable: string): Assignment | undefined {
    const all = this.#assignments.get(variable.toLowerCase()) ?? [];
    let [known, end] = [0, all.length];
    while (known < end) {
      const middle = (known + end) >> 1;
      if ((all[middle]?.at.end ?? 0) <= offset) known = middle + 1;
      else end = middle;
    }
    return all[known - 1];
  }

  /** The one element that a variable was given before an offset, unless that stands in another branch or function. */
  elementOf(variable: string, offset: number): Pipeline['elements'][number] | undefined {
    const assignment = this.before(offset, variable);
    const [element, ...more] = assignment?.value?.elements ?? [];
    if (assignment?.operator !== '=' || element === undefined || more.length > 0) return undefined;
    return isOtherBranch(this.#text, assignment.at.end, offset) ? undefined : element;
  }

  /**
   * A value, or what its variable was given last, in one piece, where that is written down: the script may have changed
   * it since, so a rule looks only for what would be wrong in any case.
   */
  constant(value: Value | undefined): Value | undefined {
    return value?.kind === 'variable' ? (this.constantOf(value.name, value.at.start) ?? value) : value;
  }

  /** The value that a variable was given last before an offset, where nothing between can be another variable of its name. */
  constantOf(variable: string, offset: number): Value | undefined {
    const element = this.elementOf(variable, offset);
    if (element === undefined || !('kind' in element)) return undefined;
    return /\bparam\s*\(/i.test(this.#text.slice(element.at.end, offset)) ? undefined : element.value;
  }
}
