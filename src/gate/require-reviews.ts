import type { GitHub } from '../github/github.ts';
import { mayWrite, type PullRequest, type Review, reviewsOf } from '../github/pull-requests.ts';
import { type Tree, treeOf } from '../github/tree.ts';
import type { WorkflowRun } from '../github/workflow-run.ts';
import { Refusal } from '../system/refusal.ts';
import type { Change } from './changes-of.ts';
import type { Approvers, PullRequestApproval } from './gate-request.ts';
import { peopleOfChange } from './people-of-change.ts';

const anotherPull =
  'Have a pull request with exactly this content approved by people with write access who had no hand in it, and let none of them start the run.';

/** What a plan was made from: files of its commit, by their paths, and what brought them to the protected branch. */
export interface PlannedContent {
  readonly planned: Tree;
  readonly changes: readonly Change[];
  readonly branch: string;
}

/**
 * The run was started by hand with this digest, and as many people as asked for, with write access and without a hand in
 * the change, approved each pull request that made the planned files what they are, as it was merged: with these very
 * files. What the run's own commit brought besides is not asked about. Refuses with `not-approved`.
 */
export async function requireReviews(
  github: GitHub,
  approval: PullRequestApproval,
  run: WorkflowRun,
  digest: string,
  content: PlannedContent,
): Promise<Approvers> {
  requireStartedByHand(approval, run, digest);
  const pulls = new Map<number, PullRequest>();
  for (const change of content.changes) {
    const pull = await reviewedPull(github, change, content);
    pulls.set(pull.number, pull);
  }
  if (pulls.size === 0)
    throw new Refusal('not-approved', 'nothing tells how the planned files came to the branch', anotherPull);
  const involved = await peopleOfChange(github, run, content.changes);
  const approvers: string[] = [];
  for (const pull of pulls.values()) {
    const found = await approversOf(github, pull, involved);
    if (found.length < approval.reviewers)
      throw new Refusal(
        'not-approved',
        `pull request ${pull.number} has ${found.length} approvals that count, and ${approval.reviewers} are asked for`,
        anotherPull,
      );
    approvers.push(...found.map((user) => `${user}, in pull request ${pull.number}`));
  }
  return approvers;
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

/** The pull request that brought a change to the branch, with the planned files as they were reviewed. */
async function reviewedPull(
  github: GitHub,
  { commit, pulls, paths }: Change,
  { planned, branch }: PlannedContent,
): Promise<PullRequest> {
  const pull = pulls.find((one) => one.isMerged && !one.isFork && one.baseBranch === branch);
  if (pull === undefined)
    throw new Refusal(
      'not-approved',
      `no pull request of this repository, merged into ${branch}, brought commit ${commit.sha}, which changed ${paths.join(', ')} last`,
      anotherPull,
    );
  const reviewed = await treeOf(github, pull.head);
  const other = paths.filter((path) => reviewed.get(path)?.blob !== planned.get(path)?.blob);
  if (other.length === 0) return pull;
  throw new Refusal(
    'not-approved',
    `pull request ${pull.number} was reviewed with another ${other.join(', ')}`,
    anotherPull,
  );
}

/** Whose approval of the commit that was merged counts; refuses where somebody who may write asks for changes. */
async function approversOf(
  github: GitHub,
  { number, head }: PullRequest,
  involved: ReadonlySet<string>,
): Promise<readonly string[]> {
  const approvers: string[] = [];
  for (const { user, isPerson, state, commit } of latest(await reviewsOf(github, number))) {
    if (state === 'CHANGES_REQUESTED' && (await mayWrite(github, user)))
      throw new Refusal(
        'not-approved',
        `${user} asked for changes in pull request ${number}`,
        'Settle that first: they approve it, or their review is dismissed.',
      );
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
