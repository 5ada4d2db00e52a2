import type { GitHub } from '../github/github.ts';
import { Unanswered } from '../github/unanswered.ts';
import type { WorkflowRun } from '../github/workflow-run.ts';
import { Refusal } from '../system/refusal.ts';
import type { GateRequest } from './gate-request.ts';

const hour = 60 * 60 * 1000;
/** What the clocks of one service may differ by. */
const slack = 10 * 60 * 1000;

/** The run, and so the plan, is not older than the workflow allows, by GitHub's own clock. Refuses with `expired`. */
export function requireFreshPlan(github: GitHub, { maximumAge }: GateRequest, run: WorkflowRun): void {
  const now = github.clock();
  if (now === undefined) throw new Unanswered('what time it is', 'its answers bear no date');
  const age = now.getTime() - run.createdAt.getTime();
  if (age < -slack)
    throw new Unanswered(
      'how old the plan is',
      `run ${run.id} began at ${run.createdAt.toISOString()}, and it is ${now.toISOString()}`,
    );
  if (age <= maximumAge) return;
  throw new Refusal(
    'expired',
    `the plan is ${Math.floor(age / hour)} hours old, and the workflow allows ${Math.floor(maximumAge / hour)}`,
    'Plan again in a new run and have that approved.',
  );
}
