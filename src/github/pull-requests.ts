import { z } from 'zod';
import type { GitHub } from './github.ts';

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const item = z.object({
  number: z.number().int(),
  state: z.enum(['open', 'closed']),
  merged_at: z.string().nullable().optional(),
  user: z.object({ login: z.string() }).nullable(),
  head: z.object({ sha, repo: z.object({ id: z.number().int() }).nullable() }),
  base: z.object({ ref: z.string(), sha, repo: z.object({ id: z.number().int() }) }),
});

export interface PullRequest {
  readonly number: number;
  readonly isMerged: boolean;
  readonly author: string | undefined;
  readonly head: string;
  readonly base: string;
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
    base: base.sha,
    baseBranch: base.ref,
    isFork: head.repo?.id !== base.repo.id,
  };
}

const review = z.object({
  user: z.object({ login: z.string(), type: z.string() }).nullable(),
  state: z.string(),
  commit_id: z.string().nullable(),
  submitted_at: z.string().optional(),
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
      : [{ user: user.login, isPerson: user.type === 'User', state, commit: commit_id ?? undefined }],
  );
}

const permission = z.object({ permission: z.string(), user: z.object({ login: z.string() }).nullable() });

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
