import { addComment, commentsOf } from '../github/comments.ts';
import type { GitHub } from '../github/github.ts';
import { sameAccount, viewer } from '../github/viewer.ts';
import {
  type CommentState,
  commentMark,
  type ReviewComment,
  reviewComment,
  toldBy,
} from '../report/review-comment.ts';
import type { System } from '../system/system.ts';
import type { CommandLine } from './command-line.ts';
import { runEvent } from './event.ts';
import { changeToldComment, onPullRequest } from './on-pull-request.ts';
import { runAddress } from './run-address.ts';

/** States that a run which is refused leaves: what was done before it is still so. */
export const lasting: ReadonlySet<CommentState | undefined> = new Set<CommentState>([
  'applying',
  'applied',
  'rolled-back',
  'failed',
]);

/**
 * Writes the one comment of an environment on the pull request of this run, or on the one that brought `commit`, the run's
 * own where none is given; an equal one stays untouched. A comment is never worth a failure: why there is none is said in the log.
 * Gives what it told of this plan before.
 */
export async function keepComment(
  system: System,
  cli: CommandLine,
  comment: Omit<ReviewComment, 'run'>,
  commit = runEvent(system).commit,
): Promise<CommentState | undefined> {
  return onPullRequest(system, cli, commit, (github, number) =>
    write(github, cli, number, { ...comment, run: runAddress(system) }),
  );
}

async function write(
  github: GitHub,
  cli: CommandLine,
  number: number,
  comment: ReviewComment,
): Promise<CommentState | undefined> {
  const { environment, digest, state, run } = comment;
  const mark = `${commentMark(environment)}\n`;
  const own = await viewer(github);
  const found = (await commentsOf(github, number)).find(
    ({ author, body }) => sameAccount(author, own) && body.startsWith(mark),
  );
  if (found === undefined) {
    await addComment(github, number, reviewComment(comment));
    return undefined;
  }
  // Only what was told of this very plan still holds.
  const told = found.body.includes(digest) ? toldBy(found.body) : undefined;
  if (state === 'refused' && lasting.has(told?.state) && told?.run !== run) {
    cli.say('The comment stays as it is: it tells what an earlier run did.');
    return told?.state;
  }
  const summary = comment.summary === '' ? (told?.summary ?? '') : comment.summary;
  await changeToldComment(github, found, reviewComment({ ...comment, summary }));
  return told?.state;
}
