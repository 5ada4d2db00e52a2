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
    tokenOwner: 'github-actions[bot]',
    now: undefined,
  };
}
