import type { Environment } from '../../environment/environment.ts';
import { generationsOf, ofGeneration } from '../exchange-shell.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';
import { virtualDirectoriesOf } from './virtual-directories-of.ts';

/** One of the two switches that Exchange asks for each user; the other is the mailbox policy. */
export function virtualDirectoryHealth(environment: Environment): Check[] {
  return generationsOf(environment).flatMap((generation) => {
    const identities = environment.exchange.servers
      .filter(({ version }) => version.generation === generation)
      .flatMap((server) => virtualDirectoriesOf(environment, server).map(({ identity }) => identity));
    if (identities.length === 0) return [];
    const shell = ofGeneration(environment, generation);
    return [
      {
        kind: 'check',
        id: `exchange/virtual-directory-health/all${shell.generation === undefined ? '' : `-${generation}`}`,
        target: 'exchange',
        ...shell,
        title: 'The OWA virtual directories offer instant messaging',
        why: 'A cumulative update or somebody else may have set them back.',
        safety: 'required',
        phase: 'verification',
        keyPath: 'exchange.virtualDirectories',
        powershell: part('virtual-directory/virtual-directory-health.ps1', {
          Identities: identities,
          SwitchedOff: 'OWA virtual directories without instant messaging: ',
        }),
      },
    ];
  });
}
