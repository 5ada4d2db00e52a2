import type { PartialEnvironment } from '../environment/environment.ts';
import { serversOf } from './servers-of.ts';

/**
 * The servers that present a certificate to Lync or Skype for Business, each with its key path. Taking a whole
 * environment out has the same steps, and so the same servers.
 */
export function trustedServersOf(environment: PartialEnvironment) {
  if (environment.features?.instantMessaging !== true) return [];
  return serversOf(environment).filter(
    ({ value }) => value.state !== 'absent' && value.roles?.includes('mailbox') !== false,
  );
}
