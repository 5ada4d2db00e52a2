import type { Finding } from '../environment/finding.ts';
import type { Setting } from '../gate/setting.ts';
import type { EvidenceResult } from '../run/evidence.ts';
import type { RunReport } from '../run/run-report.ts';
import type { Reason } from '../system/refusal.ts';
import type { ExitCode } from './exit-code.ts';

/** One environment or plan directory that a verb worked on. */
export interface EnvironmentResult {
  readonly name: string;
  readonly directory?: string;
  readonly digest?: string;
  /** How many steps the plan has. */
  readonly steps?: number;
  readonly findings: readonly Finding[];
}

/** What a verb came to, before either door turns it into text, JSON or outputs. */
export interface VerbResult {
  readonly verb: string;
  readonly exitCode: ExitCode;
  readonly reason?: Reason;
  readonly message?: string;
  readonly remedy?: string;
  readonly environments: readonly EnvironmentResult[];
  /** Findings that belong to no environment. */
  readonly findings: readonly Finding[];
  /** `lint` and `plan`: what somebody accepted, and where that is said. */
  readonly suppressed?: readonly {
    readonly finding: Finding;
    readonly reason: string;
    readonly by: 'acknowledge' | 'comment' | 'configuration';
  }[];
  /** `lint`: what was not checked, in whole sentences. */
  readonly notes?: readonly string[];
  /** `check --repository`: each setting of the repository. */
  readonly settings?: readonly Setting[];
  readonly run?: RunReport & { readonly evidence: EvidenceResult };
}
