import type { Passed } from '../gate/pass-gate.ts';
import { type PlanHandOver, parsePlanHandOver } from '../gate/plan-hand-over.ts';
import type { CommentState, ReviewComment } from '../report/review-comment.ts';
import type { System } from '../system/system.ts';
import { askGate } from './ask-gate.ts';
import { changedNothing } from './changed-nothing.ts';
import type { ActionResult, CommandLine } from './command-line.ts';
import { evidenceFolder } from './evidence-folder.ts';
import { failureSentence } from './failure-sentence.ts';
import { input } from './inputs.ts';
import { keepComment, lasting } from './keep-comment.ts';
import { runOutputs, writeOutputs } from './outputs.ts';
import { writePlan } from './plan-folder.ts';
import { writeRunPage } from './run-page.ts';
import { verbArguments } from './verb-arguments.ts';

/** Changes the comment on the pull request that brought `commit`, the run's own where none is given. */
type Tell = (
  comment: Partial<ReviewComment> & Pick<ReviewComment, 'state'>,
  commit?: string,
) => Promise<CommentState | undefined>;

/** The gate before anything else; then the plan that it let through, from files that came through it. */
export async function applyAction(system: System, cli: CommandLine): Promise<number> {
  let named: Pick<PlanHandOver, 'environment' | 'digest'> | undefined;
  try {
    named = parsePlanHandOver(input(system, 'plan'));
    const { environment, digest } = named;
    const tell: Tell = (comment, commit) =>
      keepComment(system, cli, { environment, digest, notices: [], summary: '', ...comment }, commit);
    const passed = await askGate(system, cli).catch(async (error: unknown) => {
      await tell({ state: 'refused', notices: [error instanceof Error ? error.message : String(error)] });
      throw error;
    });
    const result = await applyPassed(system, cli, passed, tell);
    writeRunPage(system, 'apply', named, result);
    writeOutputs(system, { ...runOutputs(result), approvers: passed.approvers.join('\n') });
    return result.exitCode;
  } catch (error) {
    const result = cli.refuse('apply', error);
    if (named !== undefined) writeRunPage(system, 'apply', named, result);
    writeOutputs(system, { ...runOutputs(result), approvers: '' });
    return result.exitCode;
  }
}

async function applyPassed(
  system: System,
  cli: CommandLine,
  passed: Passed,
  tell: Tell,
): Promise<ActionResult> {
  const { plan, approvers, brought } = passed;
  const approved = `Approved by ${approvers.join('; ')}.`;
  cli.say(approved);
  const summary = new TextDecoder().decode(plan.files.get('summary.md'));
  const before = await tell({ state: 'applying', remarks: [approved], summary }, brought);
  const more = [`--out=${evidenceFolder(system)}`, `--digest=${plan.digest}`];
  const result = await cli.run(verbArguments(system, 'apply', [writePlan(system, plan)], more), passed);
  await tell({ ...becameOf(result, before), remarks: [approved], summary }, brought);
  return result;
}

/** What waits for an operator is still being applied; what was refused is as the comment told it before. */
function becameOf(
  result: ActionResult,
  before: CommentState | undefined,
): Pick<ReviewComment, 'state' | 'notices'> {
  const { exitCode, reason } = result;
  if (exitCode === 0) return { state: 'applied', notices: [] };
  const notices = [failureSentence(result)];
  if (reason === 'restart-pending') return { state: 'applying', notices };
  if (!changedNothing(result)) return { state: 'failed', notices };
  return { state: before !== undefined && lasting.has(before) ? before : 'refused', notices };
}
