import type { Server } from '../environment/environment.ts';

/** A server that a SIP URI dial plan makes known must not be in a trusted application pool as well. */
export function isTrustedByPool(server: Server): boolean {
  return server.trustedPool === 'create';
}
