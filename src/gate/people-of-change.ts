import { type Commit, commit, commitsOfPullRequest } from '../github/commits.ts';
import type { GitHub } from '../github/github.ts';
import { pullRequestsOf } from '../github/pull-requests.ts';
import { Unanswered } from '../github/unanswered.ts';
import type { WorkflowRun } from '../github/workflow-run.ts';

/** GitHub's own account, which commits what is merged on its pages. */
const webFlow = 'web-flow';

/**
 * Who had a hand in what a run applies, and so can't approve it: authors and committers of the commit and of the pull
 * requests that brought it, their authors, and whoever started the run (by a push: who pushed). In lower case.
 */
export async function peopleOfChange(github: GitHub, run: WorkflowRun): Promise<ReadonlySet<string>> {
  const pulls = await pullRequestsOf(github, run.commit);
  const commits = [await commit(github, run.commit)];
  for (const { number } of pulls) commits.push(...(await commitsOfPullRequest(github, number)));
  for (const one of commits) requireKnown(one);
  const authors = pulls.flatMap(({ author }) => author ?? []);
  const people = [...run.actors, ...authors, ...commits.flatMap(({ accounts }) => accounts)];
  return new Set(people.map((login) => login.toLowerCase()).filter((login) => login !== webFlow));
}

/** A commit under an address that no account has may be anybody's, the approver's too. */
function requireKnown({ sha, hasUnknown }: Commit): void {
  if (!hasUnknown) return;
  throw new Unanswered(
    `who wrote commit ${sha}`,
    'its author or committer has an address that belongs to no account',
    {
      remedy:
        'Have them add the address to their account, or commit it again under one that GitHub knows; then start a new run.',
    },
  );
}
