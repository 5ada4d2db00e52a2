import { sha256 } from '../system/sha256.ts';
import type { System } from '../system/system.ts';
import type { RunEvent } from './event.ts';
import { type JournalCopy, journalLines } from './journal-copy.ts';
import { objectsInJournal, objectsInSteps } from './recorded-objects.ts';
import type { CheckReport, RequestReport, RunReport, StepReport } from './run-report.ts';
import type { RunRequest } from './run-request.ts';

const nowhere = { machine: null, account: null, powershell: null, engine: null };
type Place = Pick<RunReport, keyof typeof nowhere>;

/** Collects events into the report of a run; a later event about the same step or check replaces the earlier one. */
export function makeReportBuilder(system: System, request: RunRequest) {
  const checks = new Map<string, CheckReport>();
  const steps = new Map<string, StepReport>();
  const residue: { step: string; text: string }[] = [];
  const warnings: string[] = [];
  const startedAt = system.now().toISOString();
  let place: Place = nowhere;
  let targets: readonly string[] = [];
  let journal: string | null = null;
  let observed: string | null = null;
  let outcome = 'failed';

  return {
    add(event: RunEvent): void {
      switch (event.event) {
        case 'run-started': {
          const { machine, account, powershell, engine } = event;
          place = { machine, account, powershell, engine };
          ({ targets, journal } = event);
          return;
        }
        case 'check': {
          const { event: _, ...check } = event;
          checks.set(check.id, check);
          return;
        }
        case 'step': {
          const { event: _, ...step } = event;
          steps.set(step.id, step);
          return;
        }
        case 'residue':
          residue.push({ step: event.step, text: event.text });
          return;
        case 'warning':
          warnings.push(event.message);
          return;
        case 'run-ended':
          ({ outcome, observed } = event);
          return;
        case 'step-started':
        case 'progress':
        case 'output':
        case 'pause':
          return;
      }
    },
    /** `copy` is the journal after the run. */
    finish(copy: JournalCopy | undefined): RunReport {
      const lines = journalLines(copy);
      const stepReports = [...steps.values()];
      return {
        ...{ mode: request.mode, outcome },
        ...{ environment: request.plan.record.name, digest: request.plan.digest },
        ...{ requested: requestReport(request), startedAt, endedAt: system.now().toISOString() },
        ...{ ...place, targets, journal, journalHead: headOf(lines), observed },
        checks: [...checks.values()],
        steps: stepReports,
        objects:
          journal === null
            ? objectsInSteps(stepReports, request.mask)
            : objectsInJournal(lines, startedAt, request.mask),
        residue,
        warnings,
      };
    },
  };
}

function requestReport({ targets, steps, observed, approvedBy, stopBefore }: RunRequest): RequestReport {
  return {
    ...{ targets, steps, observed: observed ?? null, approvedBy: approvedBy ?? null },
    stopBefore: stopBefore?.toISOString() ?? null,
  };
}

function headOf(lines: readonly string[]): RunReport['journalHead'] {
  const last = lines.at(-1);
  return last === undefined ? null : { lines: lines.length, sha256: sha256(last) };
}
