import type { RunEvent } from './event.ts';
import type { CheckReport, RunMode, RunReport, StepReport } from './run-report.ts';

/** Collects events into the report of a run; a later event about the same step or check replaces the earlier one. */
export function makeReportBuilder(mode: RunMode) {
  const checks = new Map<string, CheckReport>();
  const steps = new Map<string, StepReport>();
  const residue: { step: string; text: string }[] = [];
  const warnings: string[] = [];
  let targets: readonly string[] = [];
  let journal: string | null = null;
  let observed: string | null = null;
  let outcome = 'failed';

  return {
    add(event: RunEvent): void {
      switch (event.event) {
        case 'run-started':
          ({ targets, journal } = event);
          return;
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
          return;
      }
    },
    finish(): RunReport {
      return {
        mode,
        outcome,
        targets,
        journal,
        observed,
        checks: [...checks.values()],
        steps: [...steps.values()],
        residue,
        warnings,
      };
    },
  };
}
