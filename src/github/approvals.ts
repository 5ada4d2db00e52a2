import { z } from 'zod';
import type { GitHub } from './github.ts';

const item = z.object({
  state: z.enum(['approved', 'rejected', 'pending']),
  comment: z.string().nullable(),
  environments: z.array(z.object({ id: z.number().int(), name: z.string() })),
  user: z.object({ login: z.string().min(1), type: z.string() }),
});

/** One decision of a person on jobs of a run that wait for an environment. */
export interface Approval {
  readonly state: 'approved' | 'rejected' | 'pending';
  readonly environments: readonly string[];
  readonly user: string;
  readonly isPerson: boolean;
  readonly comment: string;
}

export async function approvalsOf(github: GitHub, run: number): Promise<readonly Approval[]> {
  const approvals = await github.list({
    about: `who approved run ${run}`,
    route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals',
    parameters: { run_id: run },
    item,
  });
  return approvals.map(({ state, comment, environments, user }) => ({
    state,
    environments: environments.map(({ name }) => name),
    user: user.login,
    isPerson: user.type === 'User',
    comment: comment ?? '',
  }));
}
