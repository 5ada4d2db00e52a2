import { requireFirstAttempt } from '../gate/require-first-attempt.ts';
import type { CommentState } from '../report/review-comment.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { shortDigest } from './artifact-name.ts';
import { changedNothing } from './changed-nothing.ts';
import type { ActionResult, CommandLine } from './command-line.ts';
import { evidenceFolder } from './evidence-folder.ts';
import { failureSentence } from './failure-sentence.ts';
import { type FetchedPlan, fetchPlan } from './fetch-plan.ts';
import { inputChoice } from './inputs.ts';
import { keepComment } from './keep-comment.ts';
import { keepIssue } from './keep-issue.ts';
import { openApi } from './open-api.ts';
import { runOutputs, writeOutputs } from './outputs.ts';
import { readSummary } from './plan-folder.ts';
import { runAddress } from './run-address.ts';
import { writeRunPage } from './run-page.ts';
import { thisRun } from './this-run.ts';
import { verbArguments } from './verb-arguments.ts';

/** The exit code that only `test` gives. */
const systemDiffers = 3;

/** Verbs that hold a plan to its integrity and digest only: an undo at 2 a.m. must not wait for anybody. */
export async function runVerbAction(
  system: System,
  cli: CommandLine,
  verb: 'test' | 'verify' | 'rollback',
): Promise<number> {
  try {
    if (verb === 'rollback') requireFirstAttempt(thisRun(system));
    const { folder, digest, commit } = await fetchPlan(system);
    const more = [`--out=${evidenceFolder(system)}`, ...(digest === undefined ? [] : [`--digest=${digest}`])];
    const result = await cli.run(verbArguments(system, verb, [folder], more));
    if (verb === 'rollback') await tell(system, cli, { folder, commit }, result);
    if (verb === 'test') await watch(system, cli, result);
    const [plan] = result.environments;
    if (plan?.digest !== undefined)
      writeRunPage(system, verb, { environment: plan.name, digest: plan.digest }, result);
    writeOutputs(system, verb === 'test' ? testOutputs(result, digest) : runOutputs(result));
    // A system that differs is what a plan is for.
    return result.exitCode === systemDiffers ? 0 : result.exitCode;
  } catch (error) {
    const result = cli.refuse(verb, error);
    writeOutputs(system, runOutputs(result));
    return result.exitCode;
  }
}

function testOutputs(result: ActionResult, digest: string | undefined): Record<string, string> {
  const differs = result.exitCode === systemDiffers;
  return {
    ...runOutputs(result),
    result: differs ? 'differs' : (result.reason ?? 'as-planned'),
    observed: result.run?.observed ?? '',
    short: shortDigest(digest ?? result.environments[0]?.digest ?? ''),
  };
}

/** The comment stands on the pull request that brought the plan: others may have been merged since. */
async function tell(
  system: System,
  cli: CommandLine,
  { folder, commit }: Pick<FetchedPlan, 'folder' | 'commit'>,
  result: ActionResult,
): Promise<void> {
  const [plan] = result.environments;
  if (plan?.digest === undefined) return;
  const state = becameOf(result);
  const comment = {
    environment: plan.name,
    state,
    digest: plan.digest,
    notices: state === 'rolled-back' ? [] : [failureSentence(result)],
    summary: readSummary(system, folder),
  };
  await keepComment(system, cli, comment, commit);
}

function becameOf(result: ActionResult): CommentState {
  if (result.exitCode === 0) return 'rolled-back';
  return changedNothing(result) ? 'refused' : 'failed';
}

/** The scheduled comparison keeps one issue for each environment. */
async function watch(system: System, cli: CommandLine, result: ActionResult): Promise<void> {
  if (inputChoice(system, 'issue', ['false', 'true']) === 'false') return;
  const [plan] = result.environments;
  const api = await openApi(system);
  if (plan?.digest === undefined || api === undefined) return;
  try {
    await keepIssue(api.github, {
      environment: plan.name,
      digest: plan.digest,
      run: runAddress(system),
      steps: result.run?.steps ?? [],
      failure: result.exitCode === 0 || result.exitCode === systemDiffers ? undefined : result.message,
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    cli.say(`No issue was written: ${error.message}. ${error.remedy ?? ''}`.trim());
  }
}
