import { z } from 'zod';
import { account, isPerson } from './account.ts';
import { commitSha } from './commit-sha.ts';
import type { GitHub } from './github.ts';

const repository = z.object({ id: z.number().int() });
const item = z.object({
  number: z.number().int(),
  merged_at: z.string().nullable().optional(),
  user: account.nullable(),
  head: z.object({ sha: commitSha, repo: repository.nullable() }),
  base: z.object({ ref: z.string(), repo: repository }),
});

export interface PullRequest {
  readonly number: number;
  readonly isMerged: boolean;
  /** Undefined where the account is gone. */
  readonly author: string | undefined;
  /** Its newest commit. */
  readonly head: string;
  /** What it is merged into. */
  readonly baseBranch: string;
  /** Its commits are in another repository, whose owner may be anybody. */
  readonly isFork: boolean;
}

/** The pull requests that brought a commit, merged ones first. */
export async function pullRequestsOf(github: GitHub, commit: string): Promise<readonly PullRequest[]> {
  const found = await github.list({
    about: `which pull request brought commit ${commit}`,
    route: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
    parameters: { commit_sha: commit },
    item,
  });
  return found.map(shown).sort((a, b) => Number(b.isMerged) - Number(a.isMerged) || b.number - a.number);
}

export async function pullRequest(github: GitHub, number: number): Promise<PullRequest> {
  const found = await github.ask({
    about: `what pull request ${number} is`,
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    parameters: { pull_number: number },
    answer: item,
  });
  return shown(found);
}

function shown({ number, merged_at, user, head, base }: z.infer<typeof item>): PullRequest {
  return {
    number,
    isMerged: typeof merged_at === 'string',
    author: user?.login,
    head: head.sha,
    baseBranch: base.ref,
    isFork: head.repo?.id !== base.repo.id,
  };
}

const review = z.object({
  user: account.nullable(),
  state: z.string(),
  commit_id: z.string().nullable(),
});

/** A review of a pull request; `commit` is what its author had before them. */
export interface Review {
  readonly user: string;
  readonly isPerson: boolean;
  readonly state: string;
  readonly commit: string | undefined;
}

/** In the order in which they were given. */
export async function reviewsOf(github: GitHub, number: number): Promise<readonly Review[]> {
  const found = await github.list({
    about: `who reviewed pull request ${number}`,
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
    parameters: { pull_number: number },
    item: review,
  });
  return found.flatMap(({ user, state, commit_id }) =>
    user === null
      ? []
      : [{ user: user.login, isPerson: isPerson(user), state, commit: commit_id ?? undefined }],
  );
}

const permission = z.object({ permission: z.string() });

/** Whether an account may write to the repository. */
export async function mayWrite(github: GitHub, login: string): Promise<boolean> {
  const found = await github.find({
    about: `whether ${login} may write`,
    route: 'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
    parameters: { username: login },
    answer: permission,
  });
  return found !== undefined && ['admin', 'write', 'maintain'].includes(found.permission);
}
