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

/** An object or a file as it was at one moment; the hash is the SHA-256 of its values as JSON, sorted by key. */
export interface RecordedState {
  readonly exists: boolean;
  readonly values: State;
  readonly sha256: string;
}

/** Everything that was recorded of an object, which is what a rollback needs and may be more than the step expects. */
export interface ObjectReport {
  readonly step: string;
  /** Null where the run did not get as far as to record it. */
  readonly before: RecordedState | null;
  readonly after: RecordedState | null;
}

/** What a run was asked to do, beside the plan. */
export interface RequestReport {
  readonly targets: readonly string[];
  readonly steps: readonly string[];
  readonly observed: string | null;
  readonly approvedBy: string | null;
  /** Time in UTC. */
  readonly stopBefore: string | null;
}

/** What a run of the runbook did, as told by its events and its journal. */
export interface RunReport {
  readonly mode: RunMode;
  readonly outcome: string;
  readonly environment: string;
  readonly digest: string;
  readonly requested: RequestReport;
  /** Times in UTC, from the clock of the machine that owa-im runs on. */
  readonly startedAt: string;
  readonly endedAt: string;
  /** Where and as whom the runbook ran; these four are null where it did not come to its first event. */
  readonly machine: string | null;
  readonly account: string | null;
  readonly powershell: string | null;
  /** SHA-256 of the engine, OwaIm.psm1. */
  readonly engine: string | null;
  readonly targets: readonly string[];
  readonly journal: string | null;
  /** Number of lines in the journal and SHA-256 of the last one; null where there is none. */
  readonly journalHead: { readonly lines: number; readonly sha256: string } | null;
  /** Hash of the state that a test read; null in other modes. */
  readonly observed: string | null;
  readonly checks: readonly CheckReport[];
  readonly steps: readonly StepReport[];
  readonly objects: readonly ObjectReport[];
  readonly residue: readonly { readonly step: string; readonly text: string }[];
  readonly warnings: readonly string[];
}
