import { dirname, join } from 'node:path';
import { type ProcessEnd, StartFailure } from '../system/processes.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { childVariables } from './child-variables.ts';
import { chooseShell, shellNotStarted } from './choose-shell.ts';
import { parseEvent, type RunEvent } from './event.ts';
import { type JournalCopy, readJournal } from './journal-copy.ts';
import { maskEvent } from './mask-event.ts';
import { makePrivateCopy } from './private-copy.ts';
import { makeReportBuilder } from './report-builder.ts';
import { type RunOutcome, runOutcome } from './run-outcome.ts';
import type { RunReport } from './run-report.ts';
import type { RunRequest } from './run-request.ts';
import { runbookArguments } from './runbook-arguments.ts';
import { makeStopLadder } from './stop-ladder.ts';

/** What a person may see while a run goes on. Texts come from the child: masked, and not yet safe to print. */
export interface RunListener {
  onEvent(event: RunEvent): void;
  /** A line that is no event: something that a command printed. */
  onOutput(line: string): void;
  /** A line of standard error. */
  onError(line: string): void;
  /** What owa-im itself has to say. */
  onNotice(text: string): void;
}

export interface RunResult {
  readonly outcome: RunOutcome;
  readonly report: RunReport;
  /** As it was when the run had ended; undefined where the run keeps none. */
  readonly journal: JournalCopy | undefined;
  /** The end of what the child wrote to standard error. */
  readonly errorLines: readonly string[];
}

const keptErrorLines = 60;
/** The runbook itself knows the time, and where it may end. */
const timeIsUp = 'The time is up: what was begun is finished, nothing else is begun.';

/** Runs the plan's runbook from a private copy and follows it to its end; leaves no process and no copy behind. */
export async function runRunbook(
  system: System,
  request: RunRequest,
  listener: RunListener,
): Promise<RunResult> {
  const shell = chooseShell(system, request.powershell);
  const copy = makePrivateCopy(system, request.plan);
  try {
    request.mayRun?.(copy);
    return await follow(system, request, shell, copy.path, listener);
  } catch (error) {
    throw error instanceof StartFailure ? shellNotStarted(shell, error.code) : error;
  } finally {
    clearAway(() => system.files.remove(copy.path), listener);
  }
}

async function follow(
  system: System,
  request: RunRequest,
  program: string,
  directory: string,
  listener: RunListener,
): Promise<RunResult> {
  const processes = await system.processes();
  const builder = makeReportBuilder(system, request);
  let journal: string | null = null;

  const errorLines: string[] = [];
  let last: RunEvent | undefined;
  const child = processes.start({
    program,
    args: runbookArguments(request, join(directory, 'runbook.ps1')),
    variables: childVariables(system),
    directory,
    onOutputLine(line) {
      const parsed = parseEvent(line);
      if (parsed === undefined) {
        if (line.trim() !== '') listener.onOutput(request.mask(line));
        return;
      }
      if (parsed.event === 'run-started') {
        journal = parsed.journal;
        ladder.journalAt(journal === null ? null : dirname(journal));
      }
      const event = maskEvent(parsed, request.mask);
      last = event;
      builder.add(event);
      listener.onEvent(event);
    },
    onErrorLine(line) {
      const shown = request.mask(line);
      listener.onError(shown);
      errorLines.push(shown);
      if (errorLines.length > keptErrorLines) errorLines.shift();
    },
  });
  const ladder = makeStopLadder(system, request.mode, child, listener.onNotice);
  const forgetSignals = processes.onStopSignal(ladder.pressed);
  const forgetAlarm =
    request.stopBefore === undefined
      ? () => {}
      : system.at(request.stopBefore, () => listener.onNotice(timeIsUp));
  let end: ProcessEnd;
  try {
    end = await child.ended;
  } finally {
    forgetSignals();
    forgetAlarm();
    clearAway(ladder.clear, listener);
  }
  const outcome = ladder.state() === 'killed' ? killed : runOutcome(request.mode, last, errorLines, end);
  const copy = attempt(() => readJournal(system.files, journal));
  return { outcome, report: builder.finish(copy), journal: copy, errorLines };
}

/** What the run came to does not hang on whether its leavings can be removed. */
function clearAway(work: () => void, listener: RunListener): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    listener.onNotice(`Something was left behind: ${error.message}`);
  }
}

/** A journal that cannot be read here is no reason to lose what is known of the run. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

const killed: RunOutcome = {
  kind: 'failed',
  reason: 'interrupted',
  message: 'the run was killed on request',
  remedy: 'Run the same command again: it goes on from its journal. Or roll back.',
};
