import { commentsOf } from '../github/comments.ts';
import { sameAccount, viewer } from '../github/viewer.ts';
import { commentedEnvironment, reviewComment } from '../report/review-comment.ts';
import type { System } from '../system/system.ts';
import type { CommandLine } from './command-line.ts';
import { runEvent } from './event.ts';
import { changeToldComment, onPullRequest } from './on-pull-request.ts';
import { runAddress } from './run-address.ts';

/**
 * On a pull request: comments of environments that this commit has no plan of would go on showing the one of an earlier
 * commit. With a failure none was planned; without one the change does not touch them any more.
 */
export async function settleComments(
  system: System,
  cli: CommandLine,
  planned: readonly string[],
  failure: string | undefined,
): Promise<void> {
  const { pullRequest: pull, commit } = runEvent(system);
  if (pull === undefined) return;
  const state = failure === undefined ? 'untouched' : 'not-planned';
  const what = { state, digest: '', notices: failure === undefined ? [] : [failure], summary: '' } as const;
  await onPullRequest(system, cli, commit, async (github, number) => {
    const own = await viewer(github);
    for (const comment of await commentsOf(github, number)) {
      const environment = commentedEnvironment(comment.body);
      if (environment === undefined || planned.includes(environment) || !sameAccount(comment.author, own))
        continue;
      await changeToldComment(
        github,
        comment,
        reviewComment({ ...what, environment, run: runAddress(system) }),
      );
    }
  });
}
