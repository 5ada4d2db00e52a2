import type { Reason } from '../system/refusal.ts';
import type { ActionResult } from './command-line.ts';

/** Whether an apply or a rollback was refused before its first change. */
export function changedNothing({ reason }: ActionResult): boolean {
  return reason !== undefined && refusals.has(reason);
}

const refusals: ReadonlySet<Reason> = new Set<Reason>([
  'digest-mismatch',
  'plan-changed',
  'outside-window',
  'shell-missing',
  'locked',
  'journal-invalid',
  'preflight-failed',
]);
