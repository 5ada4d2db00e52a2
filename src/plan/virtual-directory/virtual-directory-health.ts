import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';
import { virtualDirectoriesOf } from './virtual-directories-of.ts';

/** One of the two switches that Exchange asks for each user; the other is the mailbox policy. */
export function virtualDirectoryHealth(environment: Environment): Check[] {
  const identities = environment.exchange.servers.flatMap((server) =>
    virtualDirectoriesOf(environment, server).map(({ identity }) => identity),
  );
  return [
    {
      kind: 'check',
      id: 'exchange/virtual-directory-health/all',
      target: 'exchange',
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
}
