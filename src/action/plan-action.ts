import { join, resolve } from 'node:path';
import { uploadArtifact } from '../github/transfer-artifact.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { artifactName } from './artifact-name.ts';
import type { ActionResult, CommandLine } from './command-line.ts';
import { requireArtifactService } from './enterprise-server.ts';
import { runEvent } from './event.ts';
import { failureSentence } from './failure-sentence.ts';
import { identityChanges } from './identity-changes.ts';
import { inputChoice, inputLines, inputNumber, wrongInput } from './inputs.ts';
import { keepComment } from './keep-comment.ts';
import { findingOutputs, writeOutputs } from './outputs.ts';
import { type PlanEntry, plannedEntries, unchangedEntries } from './plan-entries.ts';
import { readSummary } from './plan-folder.ts';
import { requireOwnNames } from './require-own-names.ts';
import { selectedEnvironments } from './selected-environments.ts';
import { settleComments } from './settle-comments.ts';
import { writeStepSummary } from './step-summary.ts';
import { verbArguments } from './verb-arguments.ts';
import { isWithoutJob, withoutJob } from './without-job.ts';

/** Plans what the change of the run touches, keeps each plan as an artifact, and hands on where it is and what it is. */
export async function planAction(system: System, cli: CommandLine): Promise<number> {
  try {
    const artifact = inputChoice(system, 'artifact', ['keep', 'none']);
    if (artifact === 'keep')
      requireArtifactService(system, 'Give artifact: none, and keep the folder by another way.');
    const operands = inputLines(system, 'path');
    if (operands.length === 0) throw wrongInput('path', '', 'Name the folder of the environment files.');
    const paths = cli.environmentPaths(operands);
    requireOwnNames(system, paths);
    const { selected, unchanged, because } = await selectedEnvironments(system, paths);
    if (because !== undefined) cli.say(because);
    requireFew(system, selected);
    const result = await plan(system, cli, selected);
    const planned = result.exitCode === 0 ? await entries(system, result, artifact) : [];
    const all = [...planned, ...unchangedEntries(system, unchanged)];
    writeOutputs(system, { ...findingOutputs(result), ...planOutputs(result, all) });
    writeStepSummary(system, result);
    for (const { environment } of all)
      if (isWithoutJob(system, environment)) cli.say(withoutJob(environment));
    await tell(system, cli, planned, selected);
    await settle(system, cli, planned, result);
    return result.exitCode;
  } catch (error) {
    const result = cli.refuse('plan', error);
    writeOutputs(system, { ...findingOutputs(result), ...planOutputs(result, []) });
    await settle(system, cli, [], result);
    return result.exitCode;
  }
}

/** On a pull request each plan is the comment of its environment. */
async function tell(
  system: System,
  cli: CommandLine,
  planned: readonly PlanEntry[],
  paths: readonly string[],
): Promise<void> {
  const event = runEvent(system);
  if (event.pullRequest === undefined) return;
  const changes = await identityChanges(system, event, paths);
  for (const { environment, directory = '', digest = '' } of planned) {
    const summary = readSummary(system, directory);
    const missing = isWithoutJob(system, environment) ? [withoutJob(environment)] : [];
    const notices = [...(changes.get(environment) ?? []), ...missing];
    await keepComment(system, cli, { environment, state: 'planned', digest, notices, summary });
  }
}

/** What earlier commits of the pull request left behind. */
function settle(
  system: System,
  cli: CommandLine,
  planned: readonly PlanEntry[],
  result: ActionResult,
): Promise<void> {
  const names = planned.map(({ environment }) => environment);
  return settleComments(system, cli, names, result.exitCode === 0 ? undefined : failureSentence(result));
}

/**
 * A slip in a shared file or a bad merge must not become an approval of everything at once. Who starts a run by hand, to go
 * on where one stopped, changes nothing; nor does the clock.
 */
function requireFew(system: System, selected: readonly string[]): void {
  if (['workflow_dispatch', 'schedule'].includes(runEvent(system).name)) return;
  const most = inputNumber(system, 'most') ?? 20;
  if (selected.length <= most) return;
  throw new Refusal(
    'invalid-config',
    `this change touches ${selected.length} environments, and the workflow allows ${most}`,
    'Change fewer at once, or raise the input most in the workflow.',
  );
}

async function plan(system: System, cli: CommandLine, selected: readonly string[]): Promise<ActionResult> {
  if (selected.length > 0) return cli.run(verbArguments(system, 'plan', selected));
  cli.say('The change touches no environment: nothing was planned.');
  return { exitCode: 0, environments: [], findings: [] };
}

async function entries(
  system: System,
  result: ActionResult,
  artifact: 'keep' | 'none',
): Promise<readonly PlanEntry[]> {
  const planned = plannedEntries(system, result);
  if (artifact === 'none') return planned;
  const kept: PlanEntry[] = [];
  for (const entry of planned) kept.push({ ...entry, artifact: await keep(system, entry) });
  return kept;
}

async function keep(system: System, { environment, directory, digest }: PlanEntry) {
  const folder = resolve(system.workingDirectory, directory ?? '');
  const days = inputNumber(system, 'retention-days');
  return uploadArtifact(artifactName(environment, digest ?? ''), filesBelow(system, folder), folder, days);
}

function filesBelow(system: System, folder: string): readonly string[] {
  return system.files.list(folder).flatMap(({ name, kind }) => {
    const path = join(folder, name);
    return kind === 'directory' ? filesBelow(system, path) : [path];
  });
}

function planOutputs(result: ActionResult, all: readonly PlanEntry[]): Record<string, string> {
  const only = result.environments.length === 1 ? result.environments[0] : undefined;
  return {
    digest: only?.digest ?? '',
    directory: only?.directory ?? '',
    plans: JSON.stringify(all),
    'by-name': JSON.stringify(Object.fromEntries(all.map((entry) => [entry.environment, entry]))),
  };
}
