import { Refusal } from '../system/refusal.ts';

/**
 * What lets an `apply` go ahead. Outside Actions a person answers for the digest that they typed. Inside, an approval
 * in a GitHub environment has to; this version can't read approvals, so it refuses: a gate that can't be checked is shut.
 */
export function requireGate(place: 'inside-actions' | 'outside-actions'): void {
  if (place === 'outside-actions') return;
  throw new Refusal(
    'gate-missing',
    'this version does not apply inside GitHub Actions, since it cannot check an approval there',
    'Download the plan artifact and apply it by hand with its digest, see MANUAL.md in it.',
  );
}
