import type { PlanDirectory } from '../bundle/read-plan-directory.ts';
import type { Finding } from '../environment/finding.ts';
import type { Passed } from '../gate/pass-gate.ts';
import { requireGate } from '../gate/require-gate.ts';
import { bothListeners, type Evidence, openEvidence } from '../run/evidence.ts';
import type { RunMode } from '../run/run-report.ts';
import type { RunRequest } from '../run/run-request.ts';
import { type RunResult, runRunbook } from '../run/run-runbook.ts';
import type { System } from '../system/system.ts';
import { annotateFailures } from './annotate-failures.ts';
import { applyFlags } from './apply-flags.ts';
import { checkAgainstEnvironment, environmentFileOf } from './check-verb.ts';
import { exitCodeOf } from './exit-code.ts';
import { makeFindingPrinter } from './finding-printer.ts';
import { insideActions } from './inside-actions.ts';
import { jsonDocument } from './json-document.ts';
import type { Output } from './output.ts';
import { type Command, flagValue } from './parse-arguments.ts';
import { openPlanDirectory } from './plan-directory-operand.ts';
import { rulePages } from './rule-pages.ts';
import { makeRunPrinter } from './run-printer.ts';
import { runRequestOf } from './run-request-of.ts';
import { stopBefore } from './stop-before.ts';
import type { VerbResult } from './verb-result.ts';

type RunVerb = 'test' | 'apply' | 'verify' | 'rollback';

const modes: Readonly<Record<RunVerb, RunMode>> = {
  test: 'Test',
  apply: 'Apply',
  verify: 'Verify',
  rollback: 'Rollback',
};

/** Runs the runbook of a plan directory in the mode of the verb, shows it as it goes, and keeps its evidence. */
export async function runVerb(
  system: System,
  command: Command,
  verb: RunVerb,
  output: Output,
  passed?: Passed,
): Promise<VerbResult> {
  const apply = verb === 'apply' ? applyFlags(system, command, passed) : undefined;
  const plan = openPlanDirectory(system, command);
  const findings = apply === undefined ? [] : await mayApply(system, command, plan, passed);
  const printer = makeFindingPrinter(output, rulePages(system));
  printer.print(findings, () => undefined);
  printer.finish();
  const request = runRequestOf(system, command, plan, modes[verb]);
  const end = apply === undefined ? undefined : stopBefore(apply.stopBefore, plan, system.now());
  output.line(`${verb} ${plan.record.name}, digest ${plan.digest}`, 'heading');
  if (flagValue(command, '--digest') === undefined)
    output.line('  Not compared with an approved digest; give --digest to be sure.');
  const evidence = openEvidence(system, plan, verb, flagValue(command, '--out'));
  const whole = { ...request, ...apply?.request, ...(end === undefined ? {} : { stopBefore: end }) };
  const result = await follow(system, whole, evidence, output);
  if (result.outcome.kind === 'failed') {
    const environment = passed?.environment ?? environmentFileOf(system, command, plan);
    annotateFailures(output, plan, result.report, environment, result.outcome.remedy);
  }
  return keepEvidence(evidence, { ...toResult(verb, plan, result, output), findings }, result, output);
}

/** What was found in comparing the plan with its environment file; refuses where it may not be applied. */
async function mayApply(
  system: System,
  command: Command,
  plan: PlanDirectory,
  passed: Passed | undefined,
): Promise<readonly Finding[]> {
  // The gate has planned the approved commit again; a checkout may be anything.
  const findings = passed === undefined ? await checkAgainstEnvironment(system, command, plan) : [];
  requireGate(insideActions(system) ? 'inside-actions' : 'outside-actions', passed);
  return findings;
}

async function follow(
  system: System,
  request: RunRequest,
  evidence: Evidence,
  output: Output,
): Promise<RunResult> {
  const printer = makeRunPrinter(output);
  try {
    return await runRunbook(system, request, bothListeners(evidence.listener, printer));
  } catch (error) {
    // Where PowerShell could not be started there was no run; else what was said so far stays.
    evidence.discard();
    throw error;
  } finally {
    printer.finish();
  }
}

/** The evidence holds the same document that `--format json` prints. */
function keepEvidence(
  evidence: Evidence,
  result: Omit<VerbResult, 'run'>,
  { report, journal }: RunResult,
  output: Output,
): VerbResult {
  const kept = evidence.complete(journal, (directory) =>
    jsonDocument({ ...result, run: { ...report, evidence: { directory, problem: null } } }),
  );
  if (kept.problem === null) output.line(`Evidence: ${kept.directory}`);
  else output.line(`The evidence of this run could not be written: ${kept.problem}`, 'warning');
  return { ...result, run: { ...report, evidence: kept } };
}

function toResult(
  verb: RunVerb,
  plan: PlanDirectory,
  result: RunResult,
  output: Output,
): Omit<VerbResult, 'findings' | 'run'> {
  const { outcome, errorLines } = result;
  const base = {
    verb,
    environments: [
      {
        name: plan.record.name,
        directory: plan.path,
        digest: plan.digest,
        steps: plan.record.steps.length,
        findings: [],
      },
    ],
  };
  if (outcome.kind === 'done') {
    output.line(`${verb}: done.`, 'good');
    return { ...base, exitCode: 0 };
  }
  if (outcome.kind === 'differs') {
    output.line('The live system differs from the plan.', 'warning');
    return { ...base, exitCode: 3 };
  }
  if (errorLines.length > 0) {
    output.line('PowerShell wrote to standard error:', 'muted');
    for (const line of errorLines) output.line(`  ${line}`, 'muted');
  }
  const { reason, message, remedy } = outcome;
  return { ...base, exitCode: exitCodeOf(reason), reason, message, ...(remedy === '' ? {} : { remedy }) };
}
