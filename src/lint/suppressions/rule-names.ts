import { nearest } from '../../environment/values/nearest.ts';
import type { FileKind } from '../file-kind.ts';
import type { RuleDescription } from '../rule.ts';

/** What a suppression may name: rules by id or name, and whatever PSScriptAnalyzer calls its own (`PSAvoidUsing…`). */
export class RuleNames {
  readonly #byName = new Map<string, RuleDescription>();

  constructor(rules: readonly RuleDescription[]) {
    for (const rule of rules) this.#byName.set(rule.id, rule).set(rule.alias, rule);
  }

  /** The name that findings have; undefined where there is no such rule. */
  find(name: string): string | undefined {
    return this.#byName.get(name)?.alias ?? (/^PS[A-Z]\w+$/.test(name) ? name : undefined);
  }

  /** Whether what the rule finds can't be suppressed at all. */
  isFirm(name: string): boolean {
    const rule = this.#byName.get(name);
    return rule !== undefined && (rule.severity === 'error' || rule.effect !== undefined);
  }

  /**
   * Whether a suppression that takes nothing out of a file is of no use. Unknown for what PSScriptAnalyzer finds, which
   * may not be there, and in an environment file for rules on scripts, whose findings come from the plan's runbook.
   */
  canTellUnused(name: string, kind: FileKind | 'configuration'): boolean {
    const rule = this.#byName.get(name);
    if (rule === undefined) return false;
    return kind !== 'environment' || !rule.id.startsWith('PSH');
  }

  /** What a misspelt name was meant to be, as a remedy. */
  remedy(name: string): string {
    const meant = nearest(name, [...this.#byName.keys()]);
    return meant === undefined
      ? 'Remove it; docs/rules.md lists every rule.'
      : `Did you mean "${meant}"? docs/rules.md lists every rule.`;
  }
}
