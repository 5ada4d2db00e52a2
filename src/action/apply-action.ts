import type { Passed } from '../gate/pass-gate.ts';
import { parsePlanHandOver } from '../gate/plan-hand-over.ts';
import type { ReviewComment } from '../report/review-comment.ts';
import type { Reason } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { askGate } from './ask-gate.ts';
import type { ActionResult, CommandLine } from './command-line.ts';
import { evidenceFolder } from './evidence-folder.ts';
import { input } from './inputs.ts';
import { keepComment } from './keep-comment.ts';
import { runOutputs, writeOutputs } from './outputs.ts';
import { writePlan } from './plan-folder.ts';
import { verbArguments } from './verb-arguments.ts';

/** Changes the comment on the pull request that brought `commit`, the run's own where none is given. */
type Tell = (
  comment: Partial<ReviewComment> & Pick<ReviewComment, 'state'>,
  commit?: string,
) => Promise<void>;

/** The gate before anything else; then the plan that it let through, from files that came through it. */
export async function applyAction(system: System, cli: CommandLine): Promise<number> {
  try {
    const { environment, digest } = parsePlanHandOver(input(system, 'plan'));
    const tell: Tell = (comment, commit) =>
      keepComment(system, cli, { environment, digest, notices: [], summary: '', ...comment }, commit);
    const passed = await askGate(system, cli).catch(async (error: unknown) => {
      await tell({ state: 'refused', notices: [error instanceof Error ? error.message : String(error)] });
      throw error;
    });
    const result = await applyPassed(system, cli, passed, tell);
    writeOutputs(system, { ...runOutputs(result), approvers: passed.approvers.join('\n') });
    return result.exitCode;
  } catch (error) {
    const result = cli.refuse('apply', error);
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
  await tell({ state: 'applying', remarks: [approved], summary }, brought);
  const more = [`--out=${evidenceFolder(system)}`, `--digest=${plan.digest}`];
  const result = await cli.run(verbArguments(system, 'apply', [writePlan(system, plan)], more), passed);
  await tell({ ...becameOf(result), remarks: [approved], summary }, brought);
  return result;
}

/** What waits for an operator is still being applied. */
function becameOf({
  exitCode,
  reason,
  message = '',
}: ActionResult): Pick<ReviewComment, 'state' | 'notices'> {
  if (exitCode === 0) return { state: 'applied', notices: [] };
  const notices = [`${reason ?? ''}: ${message}.`];
  if (reason === 'restart-pending') return { state: 'applying', notices };
  return { state: reason !== undefined && refusals.has(reason) ? 'refused' : 'failed', notices };
}

/** Reasons for which nothing was changed. */
const refusals: ReadonlySet<Reason> = new Set<Reason>([
  'digest-mismatch',
  'plan-changed',
  'outside-window',
  'shell-missing',
  'locked',
  'journal-invalid',
  'preflight-failed',
]);
