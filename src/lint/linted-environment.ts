import type { Finding } from '../environment/finding.ts';

export interface LintedEnvironment {
  /** Faults of shape and of meaning, in the order of the file; without what the owner accepts. */
  readonly findings: readonly Finding[];
  /** Warnings that the file acknowledges, each with the reason given there. */
  readonly acknowledged: readonly AcknowledgedFinding[];
}

export interface AcknowledgedFinding {
  readonly finding: Finding;
  readonly reason: string;
}
