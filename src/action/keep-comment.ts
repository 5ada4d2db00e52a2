import { addComment, changeComment, commentsOf } from '../github/comments.ts';
import type { GitHub } from '../github/github.ts';
import { pullRequestsOf } from '../github/pull-requests.ts';
import { sameAccount, viewer } from '../github/viewer.ts';
import { commentMark, type ReviewComment, reviewComment, sameComment } from '../report/review-comment.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import type { CommandLine } from './command-line.ts';
import { runEvent } from './event.ts';
import { inputChoice } from './inputs.ts';
import { openApi } from './open-api.ts';
import { runAddress } from './run-address.ts';

/**
 * Writes the one comment of an environment on the pull request of this run, or on the one that brought `commit`, the run's
 * own where none is given; an equal one stays untouched. A comment is never worth a failure: why there is none is said in the log.
 */
export async function keepComment(
  system: System,
  cli: CommandLine,
  comment: Omit<ReviewComment, 'run'>,
  commit = runEvent(system).commit,
): Promise<void> {
  if (inputChoice(system, 'comment', ['true', 'false']) === 'false') return;
  const api = await openApi(system);
  if (api === undefined) return cli.say('No comment was written: the step has no token.');
  try {
    const number = await pullRequestOf(system, api.github, commit);
    if (number === undefined) return cli.say('No comment was written: no pull request brought this commit.');
    await write(
      api.github,
      number,
      comment.environment,
      reviewComment({ ...comment, run: runAddress(system) }),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    cli.say(
      `No comment was written: ${error.message}. It needs the permission pull-requests: write, which runs of forks do not get.`,
    );
  }
}

async function pullRequestOf(system: System, github: GitHub, commit: string): Promise<number | undefined> {
  const { pullRequest } = runEvent(system);
  if (pullRequest !== undefined) return pullRequest.number;
  return (await pullRequestsOf(github, commit))[0]?.number;
}

async function write(github: GitHub, number: number, environment: string, body: string): Promise<void> {
  const mark = `${commentMark(environment)}\n`;
  const own = await viewer(github);
  const found = (await commentsOf(github, number)).find(
    (comment) => sameAccount(comment.author, own) && comment.body.startsWith(mark),
  );
  if (found === undefined) await addComment(github, number, body);
  else if (!sameComment(found.body, body)) await changeComment(github, found.id, body);
}
