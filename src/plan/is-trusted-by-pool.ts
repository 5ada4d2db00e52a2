import type { Server } from '../environment/environment.ts';

/**
 * A server that a SIP URI dial plan makes known must not be in a trusted application pool as well. One without the
 * mailbox role presents no certificate: OWA's back end is what speaks SIP.
 */
export function isTrustedByPool(server: Server): boolean {
  return server.trustedPool === 'create' && server.roles.includes('mailbox');
}

/** A server that Unified Messaging makes known by its FQDN. */
export function isKnownServer(server: Server): boolean {
  return server.trustedPool === 'known-server' && server.roles.includes('mailbox');
}
