import { certificateThumbprintKey, imServerNameKey } from '../../catalog/web-config-keys.ts';
import type { Server } from '../../environment/environment.ts';
import { thumbprintOf } from '../thumbprint-of.ts';

/** What the override of a server holds. Always both: a list that is set replaces the old one as a whole. */
export function parametersOf(server: Server): readonly string[] {
  return [`${imServerNameKey}=${server.imServerName}`, `${certificateThumbprintKey}=${thumbprintOf(server)}`];
}
