import type { PlanHandOver } from './plan-hand-over.ts';

/** What one job of a workflow asks the gate. The workflow says it, which code owners protect; the plan has no word in it. */
export interface GateRequest {
  readonly plan: PlanHandOver;
  /** The run that this job is part of, and which attempt of it, as the runner says. */
  readonly run: number;
  readonly attempt: number;
  /** The ref that the run is of, as the runner says: `refs/heads/main`. */
  readonly ref: string;
  /** SHA-256 of the owa-im that runs now. */
  readonly bundle: string;
  /** Branch that holds what was reviewed; undefined is the repository's default branch. */
  readonly branch: string | undefined;
  /** How old a plan may be, in milliseconds. */
  readonly maximumAge: number;
  readonly approval: ApprovalPolicy;
}

/** A job of the run waited for this GitHub environment, and one of its reviewers let it go on. */
export interface EnvironmentApproval {
  readonly kind: 'environment';
  readonly environment: string;
}

/**
 * For repositories whose environments can't be protected: so many people with write access approved the pull request that
 * brought exactly this content, and the run was started by hand with the digest.
 */
export interface PullRequestApproval {
  readonly kind: 'pull-request';
  readonly reviewers: number;
  readonly digest: string;
}

export type ApprovalPolicy = EnvironmentApproval | PullRequestApproval;

/** What let a plan through, for the evidence: `otto, in the GitHub environment production`. */
export type Approvers = readonly string[];
