import type { Range } from '../../environment/source-text.ts';
import type { TextFile } from '../text-file.ts';

/** What rules see of a workflow or of an action's `action.yml`. All offsets are those of `source`. */
export interface Workflow extends TextFile {
  readonly kind: 'workflow' | 'action';
  /** Where it stops being YAML, or that it is too large; then nothing else is known. */
  readonly syntaxError: { readonly at: Range; readonly message: string; readonly remedy: string } | undefined;
  readonly events: readonly { readonly name: string; readonly at: Range }[];
  readonly permissions: Permissions | undefined;
  readonly concurrency: Concurrency | undefined;
  /** The steps of a composite action count as those of one job, of which nothing else is known. */
  readonly jobs: readonly Job[];
  readonly jobsById: ReadonlyMap<string, Job>;
  /** Names under `env`, of the workflow, its jobs and steps, that nowhere get their value from an expression. */
  readonly fixedVariables: ReadonlySet<string>;
  /** Whether a step anywhere in it is one of owa-im's; most rules speak of no other workflow. */
  readonly usesOwaIm: boolean;
}

/** A value as it is written; `text` is its text without quotes, whose expressions are not evaluated. */
export interface Scalar {
  readonly text: string;
  readonly at: Range;
}

export interface Permissions {
  readonly at: Range;
  /** `read-all`, `write-all`; undefined where single ones are listed. */
  readonly all: string | undefined;
}

export interface Concurrency {
  readonly at: Range;
  readonly cancels: Scalar | undefined;
}

export interface Job {
  readonly id: string;
  readonly at: Range;
  readonly condition: Scalar | undefined;
  readonly needs: readonly string[];
  readonly runner: Runner | undefined;
  readonly environment: JobEnvironment | undefined;
  readonly permissions: Permissions | undefined;
  readonly concurrency: Concurrency | undefined;
  readonly continueOnError: Scalar | undefined;
  readonly strategy: Strategy | undefined;
  /** The reusable workflow that it calls. */
  readonly calls: Scalar | undefined;
  readonly steps: readonly Step[];
}

export interface Runner {
  readonly at: Range;
  readonly labels: readonly Scalar[];
  readonly group: Scalar | undefined;
}

/** `name` is undefined where it can't be read. */
export interface JobEnvironment {
  readonly at: Range;
  readonly name: Scalar | undefined;
}

/** A matrix is computed where an expression stands anywhere in it. */
export interface Strategy {
  readonly at: Range;
  readonly matrix: 'none' | 'written' | 'computed';
  readonly failFast: Scalar | undefined;
  readonly maxParallel: Scalar | undefined;
}

export interface Step {
  readonly at: Range;
  readonly id: string | undefined;
  readonly uses: Scalar | undefined;
  readonly run: Scalar | undefined;
  /** Its own, or what `defaults` say. */
  readonly shell: Scalar | undefined;
  readonly condition: Scalar | undefined;
  readonly continueOnError: Scalar | undefined;
  /** `with`, by name in small letters. */
  readonly inputs: ReadonlyMap<string, Scalar>;
  readonly tool: ToolUse | undefined;
}

export const toolVerbs = ['plan', 'lint', 'check', 'test', 'apply', 'verify', 'rollback', 'init'] as const;

/** A use of owa-im, as an action or by its command line. */
export interface ToolUse {
  readonly verb: (typeof toolVerbs)[number];
  /** The root action plans, and with `mode: apply` does all by itself. */
  readonly via: 'action' | 'root-action' | 'command-line';
  readonly at: Range;
  /** Values of inputs or flags, by name without dashes. */
  readonly inputs: ReadonlyMap<string, Scalar>;
  /** Whether arguments come from a variable that holds several. */
  readonly isOpen: boolean;
  /** The plan directory of check, test, apply, verify and rollback, as far as it is written down. */
  readonly directory: Scalar | undefined;
}
