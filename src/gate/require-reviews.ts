import type { GitHub } from '../github/github.ts';
import { mayWrite, pullRequestsOf, type Review, reviewsOf } from '../github/pull-requests.ts';
import { type Tree, treeOf } from '../github/tree.ts';
import type { WorkflowRun } from '../github/workflow-run.ts';
import { Refusal } from '../system/refusal.ts';
import type { Approvers, GateRequest } from './gate-request.ts';
import { peopleOfChange } from './people-of-change.ts';

const anotherPull =
  'Have the pull request approved by people with write access who had no hand in it, then start a run.';

/**
 * The run was started by hand with this digest, and as many people as asked for, with write access and without a hand in
 * the change, approved the pull request as it was merged: with these very files. Refuses with `not-approved`.
 */
export async function requireReviews(
  github: GitHub,
  { plan, approval }: GateRequest,
  run: WorkflowRun,
  planned: Tree,
  paths: readonly string[],
): Promise<Approvers> {
  if (approval.kind !== 'pull-request') return [];
  if (run.event !== 'workflow_dispatch' || approval.digest !== plan.digest) {
    throw new Refusal(
      'not-approved',
      run.event === 'workflow_dispatch'
        ? `run ${run.id} was started for the digest ${approval.digest || 'of nothing'}, and the plan has ${plan.digest}`
        : `run ${run.id} was started by ${run.event}, not by hand`,
      'Start the workflow by hand and give it the digest that was reviewed.',
    );
  }
  const pull = (await pullRequestsOf(github, run.commit)).find(({ isMerged, isFork }) => isMerged && !isFork);
  if (pull === undefined)
    throw new Refusal('not-approved', `no merged pull request brought commit ${run.commit}`, anotherPull);
  const reviewed = await treeOf(github, pull.head);
  const other = paths.filter((path) => reviewed.get(path)?.blob !== planned.get(path)?.blob);
  if (other.length > 0) {
    throw new Refusal(
      'not-approved',
      `pull request ${pull.number} was reviewed with another ${other.join(', ')}`,
      anotherPull,
    );
  }
  const involved = await peopleOfChange(github, run);
  const approvers: string[] = [];
  for (const { user, isPerson, state, commit } of latest(await reviewsOf(github, pull.number))) {
    const counts =
      state === 'APPROVED' && commit === pull.head && isPerson && !involved.has(user.toLowerCase());
    if (counts && (await mayWrite(github, user))) approvers.push(user);
  }
  if (approvers.length >= approval.reviewers)
    return approvers.map((user) => `${user}, in pull request ${pull.number}`);
  throw new Refusal(
    'not-approved',
    `pull request ${pull.number} has ${approvers.length} approvals that count, and ${approval.reviewers} are asked for`,
    anotherPull,
  );
}

/** What each reviewer said last; a comment takes nothing back. */
function latest(reviews: readonly Review[]): Iterable<Review> {
  const said = new Map<string, Review>();
  for (const review of reviews) if (review.state !== 'COMMENTED') said.set(review.user, review);
  return said.values();
}
