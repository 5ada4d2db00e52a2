import { addComment, type Comment, changeComment, commentsOf } from '../github/comments.ts';
import type { GitHub } from '../github/github.ts';
import { pullRequest, pullRequestsOf } from '../github/pull-requests.ts';
import { sameAccount, viewer } from '../github/viewer.ts';
import {
  type CommentState,
  commentedEnvironment,
  commentMark,
  type ReviewComment,
  reviewComment,
  sameComment,
  toldBy,
} from '../report/review-comment.ts';
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
  await onPullRequest(system, cli, commit, (github, number) =>
    write(github, cli, number, { ...comment, run: runAddress(system) }),
  );
}

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
      await change(github, comment, reviewComment({ ...what, environment, run: runAddress(system) }));
    }
  });
}

async function onPullRequest(
  system: System,
  cli: CommandLine,
  commit: string,
  work: (github: GitHub, number: number) => Promise<void>,
): Promise<void> {
  if (inputChoice(system, 'comment', ['true', 'false']) === 'false') return;
  const api = await openApi(system);
  if (api === undefined) return cli.say('No comment was written: the step has no token.');
  try {
    const number = await pullRequestOf(system, api.github, commit);
    if (number === undefined) return cli.say('No comment was written: no pull request brought this commit.');
    if (await hasGoneOn(system, api.github))
      return cli.say(`No comment was written: pull request ${number} has gone on since this run began.`);
    await work(api.github, number);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    cli.say(
      `No comment was written: ${error.message}. It needs the permission pull-requests: write, which runs of forks do not get.`,
    );
  }
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

/** States that a run which is refused leaves: what was done before it is still so. */
const lasting: ReadonlySet<CommentState | undefined> = new Set<CommentState>([
  'applying',
  'applied',
  'rolled-back',
  'failed',
]);

async function write(
  github: GitHub,
  cli: CommandLine,
  number: number,
  comment: ReviewComment,
): Promise<void> {
  const { environment, digest, state } = comment;
  const mark = `${commentMark(environment)}\n`;
  const own = await viewer(github);
  const found = (await commentsOf(github, number)).find(
    ({ author, body }) => sameAccount(author, own) && body.startsWith(mark),
  );
  if (found === undefined) return addComment(github, number, reviewComment(comment));
  // Only what was told of this very plan still holds.
  const told = found.body.includes(digest) ? toldBy(found.body) : undefined;
  if (state === 'refused' && lasting.has(told?.state))
    return cli.say('The comment stays as it is: it tells what an earlier run did.');
  const summary = comment.summary === '' ? (told?.summary ?? '') : comment.summary;
  await change(github, found, reviewComment({ ...comment, summary }));
}

async function change(github: GitHub, { id, body: before }: Comment, body: string): Promise<void> {
  if (!sameComment(before, body)) await changeComment(github, id, body);
}
