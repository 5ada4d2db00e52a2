import { basename, isAbsolute, resolve } from 'node:path';
import type { PlanDirectory } from '../bundle/read-plan-directory.ts';
import { maskOutput } from '../environment/secrets.ts';
import type { Passed } from '../gate/pass-gate.ts';
import { requireGate } from '../gate/require-gate.ts';
import { requireOpenWindow } from '../gate/require-open-window.ts';
import { bothListeners, type Evidence, openEvidence } from '../run/evidence.ts';
import type { RunMode } from '../run/run-report.ts';
import type { RunRequest } from '../run/run-request.ts';
import { type RunResult, runRunbook } from '../run/run-runbook.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { annotateFailures } from './annotate-failures.ts';
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
import { selectedSteps, selectedTargets } from './run-selection.ts';
import type { VerbResult } from './verb-result.ts';

type RunVerb = 'test' | 'apply' | 'verify' | 'rollback';

const modes: Readonly<Record<RunVerb, RunMode>> = {
  test: 'Test',
  apply: 'Apply',
  verify: 'Verify',
  rollback: 'Rollback',
};

export async function runVerb(
  system: System,
  command: Command,
  verb: RunVerb,
  output: Output,
  passed?: Passed,
): Promise<VerbResult> {
  const apply = verb === 'apply' ? applyFlags(system, command, passed) : {};
  const plan = openPlanDirectory(system, command);
  // The gate has planned the approved commit again; a checkout may be anything.
  const findings =
    verb === 'apply' && passed === undefined ? await checkAgainstEnvironment(system, command, plan) : [];
  if (verb === 'apply') requireGate(placeOf(system), passed);
  const printer = makeFindingPrinter(output, rulePages(system));
  printer.print(findings, () => undefined);
  printer.finish();
  const request = {
    ...requestOf(system, command, plan, modes[verb]),
    ...apply,
    ...(verb === 'apply' ? timeOf(system, command, plan) : {}),
  };
  output.line(`${verb} ${plan.record.name}, digest ${plan.digest}`, 'heading');
  if (flagValue(command, '--digest') === undefined)
    output.line('  Not compared with an approved digest; give --digest to be sure.');
  const evidence = openEvidence(system, plan, verb, flagValue(command, '--out'));
  const result = await follow(system, request, evidence, output);
  if (result.outcome.kind === 'failed') {
    const environment = passed?.environment ?? environmentFileOf(system, command, plan);
    annotateFailures(output, plan, result.report, environment, result.outcome.remedy);
  }
  return keepEvidence(evidence, { ...toResult(verb, plan, result, output), findings }, result, output);
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

function applyFlags(system: System, command: Command, passed: Passed | undefined) {
  const approvedBy = flagValue(command, '--approved-by');
  const observed = flagValue(command, '--observed');
  const stopBefore = flagValue(command, '--stop-before');
  if (stopBefore !== undefined) parseTime(stopBefore);
  const place = placeOf(system);
  if (place === 'inside-actions' && approvedBy !== undefined) {
    throw new Refusal(
      'invalid-config',
      '--approved-by is not taken inside Actions',
      'There the approval of the GitHub environment counts; leave the flag out.',
    );
  }
  if (place === 'outside-actions' && flagValue(command, '--digest') === undefined) {
    throw new Refusal(
      'invalid-config',
      'apply needs --digest',
      'Give the digest that was reviewed and approved; "plan" printed it.',
    );
  }
  return {
    ...(passed === undefined
      ? {}
      : { approvedBy: `${passed.approvers.join('; ')} (verified by GitHub)`, mayRun: passed.mayRun }),
    ...(approvedBy === undefined ? {} : { approvedBy: `${approvedBy} (stated, not verified by GitHub)` }),
    ...(observed === undefined ? {} : { observed: parseObserved(observed) }),
  };
}

function placeOf(system: System): 'inside-actions' | 'outside-actions' {
  return insideActions(system) ? 'inside-actions' : 'outside-actions';
}

function parseObserved(text: string): string {
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase();
  throw new Refusal(
    'invalid-config',
    `${JSON.stringify(text)} is no observed state`,
    'Give the 64 hex digits that "test" printed as observed.',
  );
}

/** The end of the change window is a --stop-before of its own; the earlier of both counts. */
function timeOf(system: System, command: Command, plan: PlanDirectory): { stopBefore?: Date } {
  const now = system.now();
  const { window } = plan.record;
  const text = flagValue(command, '--stop-before');
  const given = text === undefined ? undefined : parseTime(text);
  if (given !== undefined && given <= now) {
    throw new Refusal(
      'outside-window',
      `${text}, the time of --stop-before, has passed`,
      'Give a later time.',
    );
  }
  const closes = window === undefined ? undefined : requireOpenWindow(window, now);
  const times = [given, closes].filter((time) => time !== undefined).map(Number);
  return times.length === 0 ? {} : { stopBefore: new Date(Math.min(...times)) };
}

function parseTime(text: string): Date {
  const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/;
  const time = new Date(form.test(text) ? text : Number.NaN);
  if (!Number.isNaN(time.getTime())) return time;
  throw new Refusal(
    'invalid-config',
    `--stop-before cannot be ${JSON.stringify(text)}`,
    'Give date, time and offset: 2026-01-31T04:00:00+01:00.',
  );
}

function requestOf(system: System, command: Command, plan: PlanDirectory, mode: RunMode): RunRequest {
  const journal = flagValue(command, '--journal');
  const powershell = flagValue(command, '--powershell');
  return {
    mode,
    plan,
    mask: maskOutput,
    targets: selectedTargets(command, plan.record),
    steps: selectedSteps(command, plan.record),
    ...(journal === undefined ? {} : { journal: resolve(system.workingDirectory, journal) }),
    ...(powershell === undefined ? {} : { powershell: programPath(system, powershell) }),
  };
}

/** A bare name is looked up on PATH; anything with a folder in it is a path. */
function programPath(system: System, given: string): string {
  return isAbsolute(given) || basename(given) !== given ? resolve(system.workingDirectory, given) : given;
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
    output.line(verb === 'test' ? 'Everything is as planned.' : `${verb}: done.`, 'good');
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
