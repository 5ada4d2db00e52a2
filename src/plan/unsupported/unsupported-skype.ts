import type { PartialEnvironment } from '../../environment/environment.ts';
import type { UnsupportedKey } from './unsupported-key.ts';

/** Lync as a whole: one generation, an endpoint that can change the topology, one pool. */
export function unsupportedSkype({ features, skype }: PartialEnvironment): UnsupportedKey[] {
  const found: UnsupportedKey[] = [];
  const version = skype?.version;
  if (version !== undefined && version.generation !== 'lync-2013') {
    found.push({
      path: 'skype.version',
      message: `Only Lync Server 2013 is planned yet, not ${version.text}.`,
      remedy: 'Write skype.version: lync-2013 if that is what runs.',
    });
  } else if (version?.cumulativeUpdate !== undefined) {
    found.push({
      path: 'skype.version',
      message:
        'The cumulative update of Lync Server 2013 can not be checked: Get-CsServerVersion always shows the release.',
      remedy: 'Write skype.version: lync-2013.',
    });
  }
  if (skype?.connection?.kind === 'ocsPowershell' && features?.instantMessaging === true) {
    found.push({
      path: 'skype.connection',
      message: 'instantMessaging changes the topology, and OcsPowershell has no cmdlets for that.',
      remedy:
        'Write skype.connection: module, and run the runbook where the Management Shell of the product is; or winrm://HOST with that machine.',
    });
  }
  if ((skype?.pools?.length ?? 0) > 1) {
    found.push({
      path: 'skype.pools[1]',
      message: 'Several pools are not planned yet.',
      remedy: 'Keep the one pool that OWA is to talk to.',
    });
  }
  return found;
}
