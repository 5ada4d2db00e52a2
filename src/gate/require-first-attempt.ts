import { Refusal } from '../system/refusal.ts';
import type { GateRequest } from './gate-request.ts';

/**
 * One job of a run can be run again by itself, also weeks later, and the approval before it is not asked for again. So an
 * approval counts for the first attempt. Refuses with `not-approved`.
 */
export function requireFirstAttempt({ run, attempt }: Pick<GateRequest, 'run' | 'attempt'>): void {
  if (attempt === 1) return;
  throw new Refusal(
    'not-approved',
    `this is attempt ${attempt} of run ${run}, and an approval counts for the first`,
    'Start a new run: it goes on where the journal says that the last one stopped.',
  );
}
