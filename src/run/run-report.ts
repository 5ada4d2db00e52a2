export type RunMode = 'Test' | 'Apply' | 'Verify' | 'Rollback';

/** A value as a step read or expects it. */
export type StateValue = null | boolean | number | string | readonly string[];
export type State = Readonly<Record<string, StateValue>>;

export interface CheckReport {
  readonly id: string;
  readonly target: string;
  readonly where: string;
  readonly outcome: string;
  readonly safety: string;
  readonly message: string;
}

export interface StepReport {
  readonly id: string;
  readonly target: string;
  readonly outcome: string;
  /** Null where the object did not exist. */
  readonly before: State | null;
  readonly expected: State;
  /** Null where nothing was changed, or the object is gone. */
  readonly after: State | null;
  readonly message: string;
}

/** What a run of the runbook did, as told by its events. */
export interface RunReport {
  readonly mode: RunMode;
  readonly outcome: string;
  readonly targets: readonly string[];
  readonly journal: string | null;
  /** Hash of the state that a test read; null in other modes. */
  readonly observed: string | null;
  readonly checks: readonly CheckReport[];
  readonly steps: readonly StepReport[];
  readonly residue: readonly { readonly step: string; readonly text: string }[];
  readonly warnings: readonly string[];
}
