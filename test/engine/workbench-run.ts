import { eventsOf } from '../runbook/events-of.ts';

export interface WorkbenchEvent {
  readonly event: string;
  readonly id?: string;
  readonly outcome?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly exitCode?: number;
  readonly observed?: string;
  readonly [key: string]: unknown;
}

export interface WorkbenchRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly events: readonly WorkbenchEvent[];
  /** The last event, where it is run-ended. */
  readonly end: WorkbenchEvent | undefined;
}

export function toRun(exitCode: number | null, stdout: string, stderr: string): WorkbenchRun {
  const events = eventsOf<WorkbenchEvent>(stdout);
  const last = events.at(-1);
  return { exitCode, stdout, stderr, events, end: last?.event === 'run-ended' ? last : undefined };
}

/** The last event; without one, what was printed instead. */
export function ended(run: WorkbenchRun): WorkbenchEvent {
  if (run.end === undefined)
    throw new Error(`no run-ended, exit code ${run.exitCode}:\n${run.stdout}\n${run.stderr}`);
  return run.end;
}

/** The outcome of each step, in the order of the events. */
export function outcomes(run: WorkbenchRun): string[] {
  return run.events.filter((event) => event.event === 'step').map((event) => `${event.id} ${event.outcome}`);
}
