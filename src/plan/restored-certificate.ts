import type { Server } from '../environment/environment.ts';

/** A rollback gives the thumbprint back that it found, also after that certificate has ended; it says so in these words. */
export function doubtOf(server: Server): { readonly Gone: string; readonly Ended: string } {
  return {
    Gone: `OWA on ${server.name} goes back to a certificate that is not in its store any more: `,
    Ended: `OWA on ${server.name} goes back to a certificate that is out of date: `,
  };
}
