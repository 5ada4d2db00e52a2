import { type Approval, approvalsOf } from '../github/approvals.ts';
import type { DeploymentEnvironment } from '../github/deployment-environment.ts';
import type { GitHub } from '../github/github.ts';
import type { WorkflowRun } from '../github/workflow-run.ts';
import { Refusal } from '../system/refusal.ts';
import type { Change } from './changes-of.ts';
import type { Approvers } from './gate-request.ts';
import { peopleOfChange } from './people-of-change.ts';

/**
 * One of the reviewers of the GitHub environment approved this run who had no hand in the change, and nobody rejected it
 * there. Refuses with `not-approved`.
 */
export async function requireApproval(
  github: GitHub,
  run: WorkflowRun,
  changes: readonly Change[],
  { name: environment, people }: DeploymentEnvironment,
): Promise<Approvers> {
  const approvals = await approvalsIn(github, run, environment);
  const involved = await peopleOfChange(github, run, changes);
  const reviewers = people && new Set(people.map((login) => login.toLowerCase()));
  const against = ({ isPerson, user }: Approval): string | undefined => {
    if (!isPerson) return 'is no person';
    if (involved.has(user.toLowerCase())) return 'had a hand in the change or started the run';
    return reviewers?.has(user.toLowerCase()) === false ? 'is no reviewer of it' : undefined;
  };
  const counting = approvals.filter((approval) => against(approval) === undefined);
  if (counting.length > 0)
    return [...new Set(counting.map(({ user }) => `${user}, in the GitHub environment ${environment}`))];
  const who = approvals.map((approval) => `${approval.user}, who ${against(approval)}`).join(', and ');
  throw new Refusal(
    'not-approved',
    `run ${run.id} was approved in the GitHub environment ${JSON.stringify(environment)} only by ${who}`,
    'Start a new run and have somebody else approve it.',
  );
}

/** The approvals of a run in an environment, whoever gave them; refuses where there is none, or a rejection. */
async function approvalsIn(
  github: GitHub,
  run: WorkflowRun,
  environment: string,
): Promise<readonly Approval[]> {
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
  if (approvals.length > 0) return approvals;
  throw new Refusal(
    'not-approved',
    `nobody approved run ${run.id} in the GitHub environment ${shown}`,
    'Let a job that names the environment wait for its reviewers before this one.',
  );
}
