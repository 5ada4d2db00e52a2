import type { Environment } from '../environment/environment.ts';

/** Both OAuth features need the two products' tokens and certificates to be in order. */
export function usesOAuth(environment: Environment): boolean {
  return environment.features.onlineMeetings || environment.features.skypeAccessToExchange;
}
