/** The verbs that are actions, `actions/<verb>/action.yml`. */
export const actionVerbs = ['plan', 'lint', 'check', 'test', 'apply', 'verify', 'rollback'] as const;
export type ActionVerb = (typeof actionVerbs)[number];

export interface Input {
  readonly name: string;
  readonly description: string;
  /** `required` has no default; every other input is text, empty where nothing is given. */
  readonly value: 'required' | { readonly default: string };
  /**
   * What becomes of it: the value of a flag, one flag for each line, an operand for each line, or something that the
   * action reads itself.
   */
  readonly use:
    | { readonly kind: 'flag'; readonly flag: string; readonly lines?: 'each' }
    | { readonly kind: 'operands' }
    | { readonly kind: 'own' };
}

/** A permission of the token: `actions: read`. */
export interface Permission {
  readonly permission: string;
  readonly purpose: string;
  /** Needed only where an input has one of these values, or any, or in runs of this event; without it always. */
  readonly when?:
    | { readonly input: string; readonly values: readonly string[] }
    | { readonly given: string }
    | { readonly event: 'pull_request' };
}

export interface OutputDescription {
  readonly name: string;
  readonly description: string;
}

/** What one action takes and gives. action.yml, docs/actions.md and the code that reads inputs come from here. */
export interface ActionDescription {
  readonly verb: ActionVerb;
  readonly description: string;
  readonly inputs: readonly Input[];
  readonly outputs: readonly OutputDescription[];
  /** Permissions that its token needs, by what for. */
  readonly permissions: readonly Permission[];
  /** Whether it works on GitHub Enterprise Server, and what does not. */
  readonly enterpriseServer: string;
}
