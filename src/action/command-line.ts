import type { ShowDifference } from '../gate/check-plan.ts';
import type { CommittedRegeneration, Passed, ReadCommitted } from '../gate/pass-gate.ts';
import type { Reason } from '../system/refusal.ts';

/** The part of a verb's result that an action hands on. */
export interface ActionResult {
  readonly exitCode: number;
  readonly reason?: Reason;
  readonly message?: string;
  readonly remedy?: string;
  readonly environments: readonly {
    readonly name: string;
    readonly directory?: string;
    readonly digest?: string;
    readonly steps?: number;
    readonly findings: readonly { readonly severity: string }[];
  }[];
  readonly findings: readonly { readonly severity: string }[];
  readonly run?: {
    readonly observed: string | null;
    readonly machine: string | null;
    readonly journal: string | null;
    readonly targets: readonly string[];
    readonly steps: readonly {
      readonly id: string;
      readonly target: string;
      readonly outcome: string;
      readonly message: string;
    }[];
    readonly evidence: { readonly directory: string | null };
  };
}

/** The other door, as far as this one needs it: an action is a command line with what a runner adds. */
export interface CommandLine {
  /** Runs a verb, and prints what it comes to. `passed` is what the gate let through. */
  run(args: readonly string[], passed?: Passed): Promise<ActionResult>;
  /** Prints a refusal as a verb would, and gives its result. */
  refuse(verb: string, error: unknown): ActionResult;
  /** The environment files that operands name. */
  environmentPaths(operands: readonly string[]): readonly string[];
  regenerate(source: string, read: ReadCommitted): Promise<CommittedRegeneration>;
  readonly show: ShowDifference;
  /** One line for the log. */
  say(text: string): void;
  /** A line for the log that the page of the run shows too, as an error. */
  warn(title: string, text: string): void;
}
