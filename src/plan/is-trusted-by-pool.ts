import type { Server } from '../environment/environment.ts';

/** Its name is the certificate's, which only OWA's back end presents; one that a SIP URI dial plan makes known must not be in a pool as well. */
export function isTrustedByPool(server: Server): boolean {
  return server.trustedPool === 'create' && server.roles.includes('mailbox');
}
