import type { PartialEnvironment } from '../../environment/environment.ts';
import type { UnsupportedKey } from './unsupported-key.ts';

/** Lync as a whole: one generation, the module of this machine, one pool. */
export function unsupportedSkype({ skype }: PartialEnvironment): UnsupportedKey[] {
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
  if (skype?.connection !== undefined && skype.connection.kind !== 'module') {
    found.push({
      path: 'skype.connection',
      message:
        'The Lync cmdlets are taken from the module of the machine that runs the runbook, not yet from another one.',
      remedy:
        'Write skype.connection: module, and run the runbook where the Lync Server Management Shell is.',
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
