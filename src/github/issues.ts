import { z } from 'zod';
import { account } from './account.ts';
import type { GitHub } from './github.ts';

const item = z.object({
  number: z.number().int(),
  state: z.enum(['open', 'closed']),
  title: z.string(),
  body: z.string().nullable(),
  user: account.nullable(),
  pull_request: z.unknown().optional(),
});

export interface Issue {
  readonly number: number;
  readonly isOpen: boolean;
  readonly title: string;
  readonly body: string;
  readonly author: string | undefined;
}

/** Issues that bear a label, open or closed, pull requests left out. */
export async function issuesLabelled(github: GitHub, label: string): Promise<readonly Issue[]> {
  const found = await github.list({
    about: `which issues bear the label ${label}`,
    route: 'GET /repos/{owner}/{repo}/issues',
    parameters: { labels: label, state: 'all' },
    item,
  });
  return found.filter(({ pull_request }) => pull_request === undefined).map(shown);
}

export async function openIssue(
  github: GitHub,
  issue: { readonly title: string; readonly body: string; readonly labels: readonly string[] },
): Promise<Issue> {
  return shown(
    await github.ask({
      about: 'that it opened an issue',
      route: 'POST /repos/{owner}/{repo}/issues',
      parameters: { ...issue },
      answer: item,
    }),
  );
}

export async function changeIssue(
  github: GitHub,
  number: number,
  change: { readonly title?: string; readonly body?: string; readonly state?: 'open' | 'closed' },
): Promise<void> {
  await github.ask({
    about: `that it changed issue ${number}`,
    route: 'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
    parameters: { issue_number: number, ...change },
    answer: item,
  });
}

function shown({ number, state, title, body, user }: z.infer<typeof item>): Issue {
  return { number, isOpen: state === 'open', title, body: body ?? '', author: user?.login };
}
