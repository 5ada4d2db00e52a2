import { type Commit, commit as commitOf, lastCommitOn } from '../github/commits.ts';
import type { GitHub } from '../github/github.ts';
import { type PullRequest, pullRequestsOf } from '../github/pull-requests.ts';

/** A commit that made some of the planned files what they are, and the pull requests that brought it. */
export interface Change {
  readonly commit: Commit;
  readonly paths: readonly string[];
  readonly pulls: readonly PullRequest[];
}

/**
 * What brought the planned files as `sha` has them: for each of `paths` the last commit that changed it, which need not be
 * `sha` itself. A run by hand, or one that a change of something else started, applies what was merged long before.
 */
export async function changesOf(
  github: GitHub,
  sha: string,
  paths: readonly string[],
): Promise<readonly Change[]> {
  const found = new Map<string, { readonly commit: Commit; readonly paths: string[] }>();
  for (const path of paths) {
    const commit = await lastCommitOn(github, sha, path);
    const known = found.get(commit.sha);
    if (known === undefined) found.set(commit.sha, { commit, paths: [path] });
    else known.paths.push(path);
  }
  const changes: Change[] = [];
  for (const one of found.values())
    changes.push({ ...one, pulls: await pullRequestsOf(github, one.commit.sha) });
  return changes;
}

/** The commit that a run is of, where it is none of `changes` already. */
export async function changeOfRun(
  github: GitHub,
  sha: string,
  changes: readonly Change[],
): Promise<readonly Change[]> {
  if (changes.some(({ commit }) => commit.sha === sha)) return [];
  return [{ commit: await commitOf(github, sha), paths: [], pulls: await pullRequestsOf(github, sha) }];
}
