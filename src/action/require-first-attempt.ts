import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';

/**
 * One job of a run can be run again by itself, also weeks later, and the approval before it is not asked for again. So an
 * undo belongs to the first attempt, as `apply` does. Refuses with `not-approved`.
 */
export function requireFirstAttempt({ variables }: System): void {
  const { GITHUB_RUN_ATTEMPT: attempt = '1' } = variables;
  if (attempt === '1') return;
  throw new Refusal(
    'not-approved',
    `this is attempt ${JSON.stringify(attempt)} of its run, and an approval counts for the first`,
    'Start a new run: it goes on where the journal says that the last one stopped.',
  );
}
