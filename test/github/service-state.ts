import type { components } from '@octokit/openapi-types';

type Schemas = components['schemas'];

/** A person or a bot, with the keys that the published type gives to every account and that owa-im may read. */
export type Account = Pick<Schemas['simple-user'], 'login' | 'type' | 'id'>;

export interface SimulatedRun {
  readonly id: number;
  attempt: number;
  event: string;
  workflow: string;
  commit: string;
  branch: string;
  createdAt: string;
  actor: string;
  triggeringActor: string;
  /** Id of the repository that holds the commit. */
  headRepository: number;
  readonly approvals: SimulatedApproval[];
}

export interface SimulatedApproval {
  state: 'approved' | 'rejected' | 'pending';
  environments: string[];
  user: string;
  comment: string;
}

export interface SimulatedEnvironment {
  name: string;
  /** Logins of people; `team:NAME` is a team. */
  reviewers: string[];
  preventSelfReview: boolean;
  administratorsBypass: boolean;
  branches: 'all' | 'protected' | 'selected';
}

export interface SimulatedArtifact {
  readonly id: number;
  name: string;
  run: number;
  archive: Buffer;
  /** Of the archive when it was uploaded. */
  digest: string;
  createdAt: string;
  expired: boolean;
}

export interface SimulatedPullRequest {
  readonly number: number;
  author: string;
  /** Branch names; the commits are looked up. */
  head: string;
  base: string;
  headRepository: number;
  merged: boolean;
  /** Of a merge, squashed or not. */
  mergeCommit: string | undefined;
  readonly reviews: { user: string; state: string; commit: string }[];
}

export interface SimulatedComment {
  readonly id: number;
  readonly issue: number;
  author: string;
  body: string;
}

export interface SimulatedIssue {
  readonly number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  labels: string[];
  author: string;
}

/** The settings of a repository that only administrators see, but for `rules`. */
export interface SimulatedSettings {
  /** Whether the token is one of an administrator. */
  administrator: boolean;
  rules: { type: string; parameters?: Record<string, unknown> }[];
  protection: Record<string, unknown> | undefined;
  permissions: { enabled: boolean; allowed_actions: string; sha_pinning_required: boolean };
  workflow: { default_workflow_permissions: 'read' | 'write'; can_approve_pull_request_reviews: boolean };
  privateForks: {
    run_workflows_from_fork_pull_requests: boolean;
    require_approval_for_fork_pr_workflows: boolean;
  };
  publicForks: { approval_policy: string };
  ownersErrors: number[];
}

/** What the service keeps besides git. Tests change it at will. */
export interface ServiceState {
  readonly owner: string;
  readonly repo: string;
  readonly id: number;
  isPrivate: boolean;
  defaultBranch: string;
  readonly protectedBranches: Set<string>;
  readonly runs: Map<number, SimulatedRun>;
  readonly environments: Map<string, SimulatedEnvironment>;
  readonly artifacts: Map<number, SimulatedArtifact>;
  readonly pullRequests: Map<number, SimulatedPullRequest>;
  readonly comments: SimulatedComment[];
  readonly issues: Map<number, SimulatedIssue>;
  /** Of the accounts that may do more than read. */
  readonly permissions: Map<string, 'admin' | 'write' | 'read'>;
  readonly bots: Set<string>;
  settings: SimulatedSettings;
  /** Who the token belongs to. */
  tokenOwner: string;
  /** What the service's clock shows, where that is not the machine's time. */
  now: Date | undefined;
}

export function newState(): ServiceState {
  return {
    owner: 'contoso',
    repo: 'mail',
    id: 4711,
    isPrivate: false,
    defaultBranch: 'main',
    protectedBranches: new Set(['main']),
    runs: new Map(),
    environments: new Map(),
    artifacts: new Map(),
    pullRequests: new Map(),
    comments: [],
    issues: new Map(),
    permissions: new Map(),
    bots: new Set(['github-actions[bot]', 'renovate[bot]']),
    settings: newSettings(),
    tokenOwner: 'github-actions[bot]',
    now: undefined,
  };
}

/** As docs/setup.md wants them. */
export function newSettings(): SimulatedSettings {
  const reviews = {
    ...{ required_approving_review_count: 1, require_code_owner_review: true },
    dismiss_stale_reviews_on_push: true,
  };
  return {
    administrator: true,
    rules: [
      { type: 'deletion' },
      { type: 'pull_request', parameters: reviews },
      { type: 'non_fast_forward' },
      { type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'review' }] } },
    ],
    protection: undefined,
    permissions: { enabled: true, allowed_actions: 'selected', sha_pinning_required: true },
    workflow: { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false },
    privateForks: {
      run_workflows_from_fork_pull_requests: false,
      require_approval_for_fork_pr_workflows: false,
    },
    publicForks: { approval_policy: 'all_external_contributors' },
    ownersErrors: [],
  };
}
