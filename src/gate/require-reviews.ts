import type { GitHub } from '../github/github.ts';
import {
  mayWrite,
  type PullRequest,
  pullRequestsOf,
  type Review,
  reviewsOf,
} from '../github/pull-requests.ts';
import { type Tree, treeOf } from '../github/tree.ts';
import type { WorkflowRun } from '../github/workflow-run.ts';
import { Refusal } from '../system/refusal.ts';
import type { Approvers, PullRequestApproval } from './gate-request.ts';
import { peopleOfChange } from './people-of-change.ts';

const anotherPull =
  'Have the pull request approved by people with write access who had no hand in it, then start a run.';

/** What a plan was made from: files of its commit, by their paths. */
export interface PlannedContent {
  readonly planned: Tree;
  readonly paths: readonly string[];
}

/**
 * The run was started by hand with this digest, and as many people as asked for, with write access and without a hand in
 * the change, approved the pull request as it was merged: with these very files. Refuses with `not-approved`.
 */
export async function requireReviews(
  github: GitHub,
  approval: PullRequestApproval,
  run: WorkflowRun,
  digest: string,
  content: PlannedContent,
): Promise<Approvers> {
  requireStartedByHand(approval, run, digest);
  const pull = (await pullRequestsOf(github, run.commit)).find(({ isMerged, isFork }) => isMerged && !isFork);
  if (pull === undefined)
    throw new Refusal('not-approved', `no merged pull request brought commit ${run.commit}`, anotherPull);
  await requireReviewedContent(github, pull, content);
  const approvers = await approversOf(github, pull, run);
  if (approvers.length < approval.reviewers)
    throw new Refusal(
      'not-approved',
      `pull request ${pull.number} has ${approvers.length} approvals that count, and ${approval.reviewers} are asked for`,
      anotherPull,
    );
  return approvers.map((user) => `${user}, in pull request ${pull.number}`);
}

function requireStartedByHand(approval: PullRequestApproval, run: WorkflowRun, digest: string): void {
  const isByHand = run.event === 'workflow_dispatch';
  if (isByHand && approval.digest === digest) return;
  throw new Refusal(
    'not-approved',
    isByHand
      ? `run ${run.id} was started for the digest ${approval.digest || 'of nothing'}, and the plan has ${digest}`
      : `run ${run.id} was started by ${run.event}, not by hand`,
    'Start the workflow by hand and give it the digest that was reviewed.',
  );
}

async function requireReviewedContent(
  github: GitHub,
  pull: PullRequest,
  { planned, paths }: PlannedContent,
): Promise<void> {
  const reviewed = await treeOf(github, pull.head);
  const other = paths.filter((path) => reviewed.get(path)?.blob !== planned.get(path)?.blob);
  if (other.length === 0) return;
  throw new Refusal(
    'not-approved',
    `pull request ${pull.number} was reviewed with another ${other.join(', ')}`,
    anotherPull,
  );
}

/** Whose approval of the commit that was merged counts. */
async function approversOf(
  github: GitHub,
  { number, head }: PullRequest,
  run: WorkflowRun,
): Promise<readonly string[]> {
  const involved = await peopleOfChange(github, run);
  const approvers: string[] = [];
  for (const { user, isPerson, state, commit } of latest(await reviewsOf(github, number))) {
    const counts = state === 'APPROVED' && commit === head && isPerson && !involved.has(user.toLowerCase());
    if (counts && (await mayWrite(github, user))) approvers.push(user);
  }
  return approvers;
}

/** What each reviewer said last; a comment takes nothing back. */
function latest(reviews: readonly Review[]): Iterable<Review> {
  const said = new Map<string, Review>();
  for (const review of reviews) if (review.state !== 'COMMENTED') said.set(review.user, review);
  return said.values();
}
