import { Refusal } from '../system/refusal.ts';

export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}

/** `octo-org/octo-repo`, as the variable GITHUB_REPOSITORY has it. */
export function repositoryName(text: string | undefined): RepositoryName {
  const match = /^([A-Za-z0-9][A-Za-z0-9-]*)\/([A-Za-z0-9._-]+)$/.exec(text ?? '');
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new Refusal(
      'unverifiable',
      'GITHUB_REPOSITORY does not name a repository',
      'Run this as a step of a workflow.',
    );
  }
  return { owner: match[1], repo: match[2] };
}
