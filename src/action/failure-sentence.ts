import type { ActionResult } from './command-line.ts';

/** The reason and the message of a failure as one sentence; what the runbook says ends with a full stop already. */
export function failureSentence({ reason, message }: ActionResult): string {
  return `${reason ?? ''}: ${message ?? ''}`.replace(/\.?$/, '.');
}
