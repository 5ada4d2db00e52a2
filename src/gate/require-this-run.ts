import type { GitHub } from '../github/github.ts';
import { repositoryFacts } from '../github/repository.ts';
import { type WorkflowRun, workflowRun } from '../github/workflow-run.ts';
import { Refusal } from '../system/refusal.ts';
import type { GateRequest } from './gate-request.ts';
import { requireFirstAttempt } from './require-first-attempt.ts';

/** An approval is given once, for what runs then; a pull request's run is what anybody may start. */
export const eventsOfPeople: readonly string[] = ['push', 'workflow_dispatch', 'schedule'];

/**
 * The run that asks: the first attempt of one that this repository started on the head of its protected branch, so that
 * the workflow is what that branch said then. Refuses with `not-approved`.
 */
export async function requireThisRun(
  github: GitHub,
  { run, attempt, ref, branch }: Pick<GateRequest, 'run' | 'attempt' | 'ref' | 'branch'>,
): Promise<WorkflowRun> {
  const found = await workflowRun(github, run);
  for (const one of [attempt, found.attempt]) requireFirstAttempt({ run, attempt: one });
  const { id, defaultBranch } = await repositoryFacts(github);
  if (found.repository !== id || found.headRepository !== id)
    throw new Refusal('not-approved', `run ${run} runs what another repository holds`, 'Merge it first.');
  if (!eventsOfPeople.includes(found.event))
    throw new Refusal(
      'not-approved',
      `run ${run} was started by ${found.event}`,
      'Apply from a run of the protected branch: by a push to it, or by hand.',
    );
  // A tag can bear the name of the branch: GitHub names both alike, the runner does not.
  const name = branch ?? defaultBranch;
  if (found.branch !== name || ref !== `refs/heads/${name}`)
    throw new Refusal(
      'not-approved',
      `run ${run} is of ${ref === `refs/heads/${name}` ? (found.branch ?? 'no branch') : ref || 'no ref'}, not of the branch ${name}`,
      `Start it on ${name}: elsewhere lie workflows that nobody reviewed, or those of back then.`,
    );
  return found;
}
