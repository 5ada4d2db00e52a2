import { approvalsOf } from '../github/approvals.ts';
import type { GitHub } from '../github/github.ts';
import type { WorkflowRun } from '../github/workflow-run.ts';
import { Refusal } from '../system/refusal.ts';
import type { Approvers } from './gate-request.ts';
import { peopleOfChange } from './people-of-change.ts';

/**
 * Somebody approved this run in the GitHub environment who had no hand in the change, and nobody rejected it there.
 * Refuses with `not-approved`.
 */
export async function requireApproval(
  github: GitHub,
  run: WorkflowRun,
  environment: string,
): Promise<Approvers> {
  const shown = JSON.stringify(environment);
  const here = (await approvalsOf(github, run.id)).filter(({ environments }) =>
    environments.some((name) => name.toLowerCase() === environment.toLowerCase()),
  );
  const rejected = here.find(({ state }) => state === 'rejected');
  if (rejected !== undefined) {
    throw new Refusal(
      'not-approved',
      `${rejected.user} rejected run ${run.id} in the GitHub environment ${shown}`,
      'Start a new run when what stood against it is settled.',
    );
  }
  const approvals = here.filter(({ state }) => state === 'approved');
  if (approvals.length === 0) {
    throw new Refusal(
      'not-approved',
      `nobody approved run ${run.id} in the GitHub environment ${shown}`,
      'Let a job that names the environment wait for its reviewers before this one.',
    );
  }
  const involved = await peopleOfChange(github, run);
  const others = approvals.filter(({ isPerson, user }) => isPerson && !involved.has(user.toLowerCase()));
  if (others.length > 0)
    return [...new Set(others.map(({ user }) => `${user}, in the GitHub environment ${environment}`))];
  const who = approvals.map(({ user, isPerson }) => (isPerson ? user : `${user} (no person)`)).join(', ');
  throw new Refusal(
    'not-approved',
    `run ${run.id} was approved only by ${who}, who had a hand in the change or started the run`,
    'Start a new run and have somebody else approve it.',
  );
}
