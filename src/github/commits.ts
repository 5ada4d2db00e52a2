import { z } from 'zod';
import { account } from './account.ts';
import { commitSha } from './commit-sha.ts';
import type { GitHub } from './github.ts';
import { Unanswered } from './unanswered.ts';

/** An address that no account has is null, or an object without keys. */
const byAddress = account.partial().nullable();
const answer = z.object({ sha: commitSha, author: byAddress, committer: byAddress });
const withParents = z.object({ parents: z.array(z.object({ sha: commitSha })) });
const comparison = z.object({ status: z.enum(['ahead', 'behind', 'identical', 'diverged']) });

/** GitHub lists no more commits of a pull request. */
const mostCommits = 250;

export interface Commit {
  readonly sha: string;
  /** Accounts of author and committer, as far as GitHub knows them by their addresses. */
  readonly accounts: readonly string[];
  /** One of the two has an address that belongs to no account. */
  readonly hasUnknown: boolean;
}

export async function commit(github: GitHub, sha: string): Promise<Commit> {
  const found = await github.ask({
    about: `who wrote commit ${sha}`,
    route: 'GET /repos/{owner}/{repo}/commits/{ref}',
    parameters: { ref: sha },
    answer,
  });
  return commitOf(found);
}

/** The last commit that made a path what it is in `sha`, as `git log` tells it: the one of the branch behind a merge. */
export async function lastCommitOn(github: GitHub, sha: string, path: string): Promise<Commit> {
  const about = `which commit changed ${path} last`;
  const [found] = await github.ask({
    about,
    route: 'GET /repos/{owner}/{repo}/commits',
    parameters: { sha, path, per_page: 1 },
    answer: z.array(answer),
  });
  if (found === undefined) throw new Unanswered(about, 'it knows none');
  return commitOf(found);
}

export async function commitsOfPullRequest(github: GitHub, number: number): Promise<readonly Commit[]> {
  const about = `which commits pull request ${number} has`;
  const found = await github.list({
    about,
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits',
    parameters: { pull_number: number },
    item: answer,
  });
  if (found.length >= mostCommits)
    throw new Unanswered(about, `it lists no more than ${mostCommits}`, {
      remedy: `Bring the change by pull requests of fewer than ${mostCommits} commits.`,
    });
  return found.map(commitOf);
}

function commitOf({ sha, author, committer }: z.infer<typeof answer>): Commit {
  const accounts = [author?.login, committer?.login];
  return {
    sha,
    accounts: [...new Set(accounts.filter((login) => login !== undefined))],
    hasUnknown: accounts.includes(undefined),
  };
}

/** What a commit was made on: for the merge commit of a pull request, its base at that time. */
export async function firstParent(github: GitHub, sha: string): Promise<string> {
  const about = `what commit ${sha} was made on`;
  const { parents } = await github.ask({
    about,
    route: 'GET /repos/{owner}/{repo}/commits/{ref}',
    parameters: { ref: sha },
    answer: withParents,
  });
  const [first] = parents;
  if (first === undefined)
    throw new Unanswered(about, 'it has no parent', { remedy: 'Run it for a later commit of the branch.' });
  return first.sha;
}

/** Whether a commit is `tip` or stands in its history; `tip` is a commit or the name of a branch. */
export async function contains(github: GitHub, tip: string, sha: string): Promise<boolean> {
  const { status } = await github.ask({
    about: `whether ${tip} has commit ${sha}`,
    route: 'GET /repos/{owner}/{repo}/compare/{basehead}',
    parameters: { basehead: `${tip}...${sha}`, per_page: 1 },
    answer: comparison,
  });
  return status === 'behind' || status === 'identical';
}
