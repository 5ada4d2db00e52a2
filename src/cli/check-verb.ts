import { isAbsolute, join } from 'node:path';
import type { PlanDirectory } from '../bundle/read-plan-directory.ts';
import type { Finding } from '../environment/finding.ts';
import { type Regeneration, requireSamePlan } from '../gate/check-plan.ts';
import type { CommittedFile } from '../gate/pass-gate.ts';
import { notChecked } from '../lint/frame-rules.ts';
import { generator } from '../report/plan-json.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { makeFindingPrinter } from './finding-printer.ts';
import { insideActions } from './inside-actions.ts';
import { judgeEnvironment, obstacle } from './judge-environment.ts';
import type { Output } from './output.ts';
import { type Command, flagValue } from './parse-arguments.ts';
import { planDifference } from './plan-difference.ts';
import { openPlanDirectory } from './plan-directory-operand.ts';
import { planEnvironment } from './plan-environment.ts';
import { repositoryAround } from './repository.ts';
import { rulePages } from './rule-pages.ts';
import { shownPath } from './shown-path.ts';
import type { VerbResult } from './verb-result.ts';

/** Integrity, digest, and whether the environment file still gives this plan; or the settings of the repository. */
export async function checkVerb(system: System, command: Command, output: Output): Promise<VerbResult> {
  if (command.flags.has('--repository')) {
    const { checkRepository } = await import('./check-repository.ts');
    return checkRepository(system, output);
  }
  const plan = openPlanDirectory(system, command);
  const findings = await checkAgainstEnvironment(system, command, plan);
  const printer = makeFindingPrinter(output, rulePages(system));
  printer.print(findings, () => undefined);
  printer.finish();
  const { source } = plan.record;
  if (findings.length === 0) output.line(`${plan.path} is intact and what ${source} gives`, 'good');
  else output.line(`${plan.path} is intact; whether it is what ${source} gives was not checked`, 'warning');
  output.line(`Digest ${plan.digest}`, 'heading');
  const { name, steps } = plan.record;
  return {
    verb: 'check',
    exitCode: 0,
    findings,
    environments: [{ name, directory: plan.path, digest: plan.digest, steps: steps.length, findings: [] }],
  };
}

/**
 * Plans the environment file again and compares. Where it is not at hand, as on a management host with nothing but the
 * artifact, that is a finding outside of Actions and a refusal inside, where the repository has to be there.
 */
export async function checkAgainstEnvironment(
  system: System,
  command: Command,
  plan: PlanDirectory,
): Promise<readonly Finding[]> {
  const file = environmentFile(system, command, plan);
  if (file === undefined) {
    const { source } = plan.record;
    const message = `Not checked: whether ${source} still gives this plan. That file was not found from here.`;
    const remedy = 'Name it with --environment, or check in a clone of its repository.';
    if (insideActions(system))
      throw new Refusal('plan-changed', message, 'Check out the repository before this step.');
    const { alias: rule, severity } = notChecked;
    return [{ rule, severity, message, remedy, file: source, line: 1, column: 1 }];
  }
  requireSamePlan(plan, await planAgain(system, command, file, plan.record.source), planDifference);
  return [];
}

/** The environment file of a plan with its bytes, where it is at hand. */
export function environmentFileOf(
  system: System,
  command: Command,
  plan: PlanDirectory,
): CommittedFile | undefined {
  const path = environmentFile(system, command, plan);
  if (path === undefined || system.files.kind(path) !== 'file') return undefined;
  return { path: shownPath(system, path), bytes: system.files.read(path) };
}

function environmentFile(system: System, command: Command, plan: PlanDirectory): string | undefined {
  const given = flagValue(command, '--environment');
  if (given !== undefined) return given;
  const { source } = plan.record;
  const repository = repositoryAround(system, system.workingDirectory);
  const inside = !isAbsolute(source) && !source.split('/').includes('..');
  if (repository === undefined || !inside) return undefined;
  const path = join(repository, source);
  return system.files.kind(path) === 'file' ? path : undefined;
}

async function planAgain(
  system: System,
  command: Command,
  file: string,
  source: string,
): Promise<Regeneration> {
  const judgement = await judgeEnvironment(system, file);
  const reason = obstacle(judgement, command);
  // A finding that --fail-on let pass when the plan was made is no reason to doubt the plan.
  if (reason !== undefined && reason !== 'lint-failed') {
    const [first] = judgement.findings;
    throw new Refusal(
      reason,
      `${file} can no longer be planned: ${first?.message ?? ''}`,
      `Run: lint ${file}`,
    );
  }
  const { files } = planEnvironment(judgement, source);
  return { generator, source: file, files: new Map(files.map(({ name, content }) => [name, content])) };
}
