import { exchangeGenerations } from '../catalog/versions.ts';
import type { Server } from '../environment/environment.ts';

/** How OWA on a server learns certificate and pool; undefined on Exchange 2013 without the Mailbox role, which has no back end. */
export function methodOf({ version, roles }: Server): 'web.config' | 'setting-override' | undefined {
  return roles.includes('mailbox') ? exchangeGenerations[version.generation].method : undefined;
}
