import type { PartialEnvironment } from '../../environment/environment.ts';
import type { UnsupportedKey } from './unsupported-key.ts';

/** An endpoint that can change the topology, where that is wanted. */
export function unsupportedSkype({ features, skype }: PartialEnvironment): UnsupportedKey[] {
  const found: UnsupportedKey[] = [];
  if (skype?.connection?.kind === 'ocsPowershell' && features?.instantMessaging === true) {
    found.push({
      path: 'skype.connection',
      message: 'instantMessaging changes the topology, and OcsPowershell has no cmdlets for that.',
      remedy:
        'Write skype.connection: module, and run the runbook where the Management Shell of the product is; or winrm://HOST with that machine.',
    });
  }
  return found;
}
