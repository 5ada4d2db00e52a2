import type { Environment } from '../environment/environment.ts';
import { stayingOf } from '../plan/leaving.ts';
import { inRolloutOrder } from '../plan/rollout-order.ts';

/** Those of the servers that stay, in the order of the rollout. */
export function exchangeVersions(environment: Environment): readonly string[] {
  return [...new Set(inRolloutOrder(stayingOf(environment)).map(({ version }) => version.text))];
}
