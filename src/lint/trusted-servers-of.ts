import type { PartialEnvironment } from '../environment/environment.ts';
import { serversOf } from './servers-of.ts';

/** The servers that will present a certificate to Lync or Skype for Business, each with its key path. */
export function trustedServersOf(environment: PartialEnvironment) {
  if (environment.features?.instantMessaging !== true || environment.state === 'absent') return [];
  return serversOf(environment).filter(
    ({ value }) => value.state !== 'absent' && value.roles?.includes('mailbox') !== false,
  );
}
