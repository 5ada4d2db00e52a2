import { type Commit, commitsOfPullRequest } from '../github/commits.ts';
import type { GitHub } from '../github/github.ts';
import { Unanswered } from '../github/unanswered.ts';
import type { WorkflowRun } from '../github/workflow-run.ts';
import { type Change, changeOfRun } from './changes-of.ts';

/** GitHub's own account, which commits what is merged on its pages. */
const webFlow = 'web-flow';

/**
 * Who had a hand in what a run applies, and so can't approve it: authors and committers of the run's commit, of the last
 * changes of the planned files and of the pull requests that brought either, their authors, and whoever started the run
 * (by a push: who pushed). In lower case.
 */
export async function peopleOfChange(
  github: GitHub,
  run: WorkflowRun,
  changes: readonly Change[],
): Promise<ReadonlySet<string>> {
  const all = [...changes, ...(await changeOfRun(github, run.commit, changes))];
  const pulls = new Map(all.flatMap((change) => change.pulls).map((pull) => [pull.number, pull]));
  const commits = all.map(({ commit }) => commit);
  for (const number of pulls.keys()) commits.push(...(await commitsOfPullRequest(github, number)));
  for (const one of commits) requireKnown(one);
  const authors = [...pulls.values()].flatMap(({ author }) => author ?? []);
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
