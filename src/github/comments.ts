import { z } from 'zod';
import { account } from './account.ts';
import type { GitHub } from './github.ts';

const item = z.object({
  id: z.number().int(),
  body: z.string().nullable().optional(),
  user: account.nullable(),
});

/** A comment of an issue or a pull request. */
export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly author: string | undefined;
}

export async function commentsOf(github: GitHub, issue: number): Promise<readonly Comment[]> {
  const found = await github.list({
    about: `what is said on #${issue}`,
    route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    parameters: { issue_number: issue },
    item,
  });
  return found.map(({ id, body, user }) => ({ id, body: body ?? '', author: user?.login }));
}

export async function addComment(github: GitHub, issue: number, body: string): Promise<void> {
  await github.ask({
    about: `that it took a comment on #${issue}`,
    route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    parameters: { issue_number: issue, body },
    answer: item,
  });
}

export async function changeComment(github: GitHub, id: number, body: string): Promise<void> {
  await github.ask({
    about: `that it changed comment ${id}`,
    route: 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    parameters: { comment_id: id, body },
    answer: item,
  });
}
