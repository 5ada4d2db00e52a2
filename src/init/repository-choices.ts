/** How strict the rules are, and the order in which a change reaches the environments. */
export const stages = ['lab', 'staging', 'production'] as const;
export type Stage = (typeof stages)[number];

/** An environment of a repository, as far as its workflows know it. */
export interface KnownEnvironment {
  readonly name: string;
  readonly stage: Stage;
}

/** An environment whose file is to be written; versions as the file has them. */
export interface NewEnvironment extends KnownEnvironment {
  readonly skype: string;
  readonly exchange: string;
}

/** A release of owa-im: `OWNER/REPO@COMMIT`, as its release notes print it. */
export interface Pin {
  readonly repository: string;
  /** 40 hex digits. */
  readonly commit: string;
}

/** Who releases a plan: reviewers of a GitHub environment, or so many people who approved its pull request. */
export type Approval =
  | { readonly kind: 'environment' }
  | { readonly kind: 'pull-request'; readonly reviewers: number };
export const approvalKinds = ['environment', 'pull-request'] as const satisfies readonly Approval['kind'][];

/** What a user's repository is to hold. */
export interface RepositoryChoices {
  readonly environments: readonly KnownEnvironment[];
  /** Without one no workflow is written. */
  readonly pin: Pin | undefined;
  readonly branch: string;
  /** As CODEOWNERS writes them: `@contoso/messaging`. */
  readonly owners: string;
  readonly approval: Approval;
}

/** Of a file: its path in the repository, with `/`, and its text. */
export type Files = ReadonlyMap<string, string>;
