import { type Comment, changeComment } from '../github/comments.ts';
import type { GitHub } from '../github/github.ts';
import { pullRequest, pullRequestsOf } from '../github/pull-requests.ts';
import { Unanswered } from '../github/unanswered.ts';
import { sameComment } from '../report/review-comment.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import type { CommandLine } from './command-line.ts';
import { runEvent } from './event.ts';
import { inputChoice } from './inputs.ts';
import { openApi } from './open-api.ts';

/**
 * Does something about comments on the pull request of this run, or on the one that brought `commit`, and gives what that
 * gives. A comment is never worth a failure: why there is none is said in the log, and nothing is given.
 */
export async function onPullRequest<Result>(
  system: System,
  cli: CommandLine,
  commit: string,
  work: (github: GitHub, number: number) => Promise<Result>,
): Promise<Result | undefined> {
  if (inputChoice(system, 'comment', ['true', 'false']) === 'false') return undefined;
  const without = (why: string) => {
    cli.say(`No comment was written: ${why}`.trim());
    return undefined;
  };
  const api = await openApi(system);
  if (api === undefined) return without('the step has no token.');
  try {
    const number = await pullRequestOf(system, api.github, commit);
    if (number === undefined) return without('no pull request brought this commit.');
    if (await hasGoneOn(system, api.github))
      return without(`pull request ${number} has gone on since this run began.`);
    return await work(api.github, number);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return without(`${error.message}. ${wayOut(error)}`);
  }
}

function wayOut(error: Refusal): string {
  const isForbidden = error instanceof Unanswered && (error.status === 403 || error.status === 404);
  return isForbidden
    ? 'It needs the permission pull-requests: write, which runs of forks do not get.'
    : (error.remedy ?? '');
}

/** A review that is run again later must not put the plan of an old commit above that of a newer one, or of what was applied. */
async function hasGoneOn(system: System, github: GitHub): Promise<boolean> {
  const { pullRequest: pull } = runEvent(system);
  if (pull?.head === undefined) return false;
  const { head, isMerged } = await pullRequest(github, pull.number);
  return isMerged || head !== pull.head;
}

async function pullRequestOf(system: System, github: GitHub, commit: string): Promise<number | undefined> {
  const { pullRequest: pull } = runEvent(system);
  if (pull !== undefined) return pull.number;
  return (await pullRequestsOf(github, commit))[0]?.number;
}

/** Leaves a comment that tells the same as it is. */
export async function changeToldComment(
  github: GitHub,
  { id, body: before }: Comment,
  body: string,
): Promise<void> {
  if (!sameComment(before, body)) await changeComment(github, id, body);
}
