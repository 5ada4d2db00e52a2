import { Refusal } from '../system/refusal.ts';

/**
 * What lets an `apply` go ahead. Outside Actions a person answers for the digest that they typed. Inside, the action asks
 * the gate and hands on what it said; whoever starts the command line itself there has asked nobody.
 */
export function requireGate(place: 'inside-actions' | 'outside-actions', passed: unknown): void {
  if (place === 'outside-actions' || passed !== undefined) return;
  throw new Refusal(
    'gate-missing',
    'inside GitHub Actions only the action applies a plan, since it asks for the approval',
    'Use actions/apply, as the workflows that "owa-im init" writes do.',
  );
}
