import { z } from 'zod';
import type { GitHub } from './github.ts';
import { Unanswered } from './unanswered.ts';

const account = z.object({ login: z.string().optional(), type: z.string().optional() }).nullable();
const commitAnswer = z.object({
  sha: z.string(),
  author: account,
  committer: account,
  commit: z.object({
    author: z.object({ email: z.string().nullable().optional() }).nullable(),
    committer: z.object({ email: z.string().nullable().optional(), date: z.string().optional() }).nullable(),
  }),
});

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
    answer: commitAnswer,
  });
  return commitOf(found);
}

/** The commits of a pull request. GitHub lists 250 at most. */
export async function commitsOfPullRequest(github: GitHub, number: number): Promise<readonly Commit[]> {
  const about = `which commits pull request ${number} has`;
  const found = await github.list({
    about,
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits',
    parameters: { pull_number: number },
    item: commitAnswer,
  });
  if (found.length >= 250) throw new Unanswered(about, 'it lists no more than 250');
  return found.map(commitOf);
}

function commitOf({ sha, author, committer }: z.infer<typeof commitAnswer>): Commit {
  const accounts = [author?.login, committer?.login];
  return {
    sha,
    accounts: [...new Set(accounts.filter((login) => login !== undefined))],
    hasUnknown: accounts.includes(undefined),
  };
}

const parentsAnswer = z.object({ parents: z.array(z.object({ sha: z.string().regex(/^[0-9a-f]{40}$/) })) });

/** What a commit was made on: for the merge commit of a pull request, its base at that time. */
export async function firstParent(github: GitHub, sha: string): Promise<string> {
  const about = `what commit ${sha} was made on`;
  const { parents } = await github.ask({
    about,
    route: 'GET /repos/{owner}/{repo}/commits/{ref}',
    parameters: { ref: sha },
    answer: parentsAnswer,
  });
  const [first] = parents;
  if (first === undefined) throw new Unanswered(about, 'it has no parent');
  return first.sha;
}

const comparison = z.object({ status: z.enum(['ahead', 'behind', 'identical', 'diverged']) });

/** Whether a branch, or another commit, has `commit` in its history. */
export async function contains(github: GitHub, branch: string, sha: string): Promise<boolean> {
  const { status } = await github.ask({
    about: `whether ${branch} has commit ${sha}`,
    route: 'GET /repos/{owner}/{repo}/compare/{basehead}',
    parameters: { basehead: `${branch}...${sha}`, per_page: 1 },
    answer: comparison,
  });
  return status === 'behind' || status === 'identical';
}

const branchAnswer = z.object({
  name: z.string(),
  protected: z.boolean(),
  commit: z.object({ sha: z.string().regex(/^[0-9a-f]{40}$/) }),
});

export interface Branch {
  readonly name: string;
  readonly isProtected: boolean;
  readonly head: string;
}

export async function branch(github: GitHub, name: string): Promise<Branch | undefined> {
  const found = await github.find({
    about: `whether the branch ${JSON.stringify(name)} is protected`,
    route: 'GET /repos/{owner}/{repo}/branches/{branch}',
    parameters: { branch: name },
    answer: branchAnswer,
  });
  return found && { name: found.name, isProtected: found.protected, head: found.commit.sha };
}
