import type { GateRequest } from '../gate/gate-request.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';

/** The run that this step is part of, and which attempt of it, as the runner says. Refuses with `unverifiable` without. */
export function thisRun(system: System): Pick<GateRequest, 'run' | 'attempt'> {
  return {
    run: runnerNumber(system, 'GITHUB_RUN_ID'),
    attempt: runnerNumber(system, 'GITHUB_RUN_ATTEMPT'),
  };
}

function runnerNumber({ variables }: System, name: string): number {
  const text = variables[name] ?? '';
  if (/^[1-9]\d{0,15}$/.test(text)) return Number(text);
  throw new Refusal('unverifiable', `the runner gives no ${name}`, 'Run this as a step of a workflow.');
}
