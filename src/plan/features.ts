import type { Environment, Server } from '../environment/environment.ts';

/** A server that a SIP URI dial plan makes known must not be in a trusted application pool as well. */
export function isTrustedByPool(server: Server): boolean {
  return server.trustedPool === 'create';
}

/** Both OAuth features need the two products' tokens and certificates to be in order. */
export function usesOAuth(environment: Environment): boolean {
  return environment.features.onlineMeetings || environment.features.skypeAccessToExchange;
}
