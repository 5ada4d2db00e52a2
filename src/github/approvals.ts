import { z } from 'zod';
import { account, isPerson } from './account.ts';
import type { GitHub } from './github.ts';

const item = z.object({
  state: z.enum(['approved', 'rejected', 'pending']),
  environments: z.array(z.object({ name: z.string() })),
  user: account,
});

/** One decision of a person on jobs of a run that wait for an environment. */
export interface Approval {
  readonly state: 'approved' | 'rejected' | 'pending';
  readonly environments: readonly string[];
  readonly user: string;
  readonly isPerson: boolean;
}

export async function approvalsOf(github: GitHub, run: number): Promise<readonly Approval[]> {
  const approvals = await github.list({
    about: `who approved run ${run}`,
    route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals',
    parameters: { run_id: run },
    item,
  });
  return approvals.map(({ state, environments, user }) => ({
    state,
    environments: environments.map(({ name }) => name),
    user: user.login,
    isPerson: isPerson(user),
  }));
}
