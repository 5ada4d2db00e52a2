import type { Environment } from '../../environment/environment.ts';
import type { Contribution } from '../contribution.ts';
import type { Step } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';
import { trustedPools } from '../trusted-pools.ts';

export const topologyCopy: Contribution = { feature: 'instantMessaging', trust };

export const topologyCopyId = 'skype/topology/copy';

/**
 * Export-CsConfiguration before the first change to the topology. Somebody else may have published what is not enabled
 * yet, and no cmdlet lists it: the copy is what there is to look at and to restore from. The hash of the published
 * topology is read with it, so that what Test observed holds it, and it names the file: a later run that finds another
 * topology makes another copy, and none is written twice.
 */
function trust(environment: Environment): Step[] {
  const pools = trustedPools(environment);
  if (pools.length === 0) return [];
  const { id, port } = environment.trustedApplication;
  const folder = `%ProgramData%\\owa-im\\${environment.name}`;
  return [
    {
      kind: 'step',
      id: topologyCopyId,
      target: 'skype',
      resource: 'topology-copy',
      title: 'A copy of the topology as it is',
      why: `Enabling the topology enables all that is published, also what somebody else left there. Before the first change a copy of the Central Management store goes to ${folder}, where the ${skypeName(environment)} cmdlets run: Import-CsConfiguration reads it. The hash of the topology is part of what Test observes.`,
      impact:
        'Nobody notices. The file holds the configuration of the whole deployment: keep it from others.',
      test: 'Nothing below is missing, or the folder has a copy of the topology as it is now.',
      apply: 'Export-CsConfiguration into a file that is named by the hash of the topology.',
      verify: 'The file is there.',
      undo: 'Undo leaves the copy where it is.',
      residue: [`the copy of the topology in ${folder}`],
      dependsOn: [],
      keyPath: 'features.instantMessaging',
      powershell: part('topology-copy/resource.ps1', {
        Wanted: [
          ...pools.map(({ subject, registrar }) => `${subject} Registrar:${registrar.fqdn}`),
          ...pools
            .filter(({ servers }) => servers.length > 1)
            .flatMap(({ subject, computers }) => computers.map((computer) => `${computer} ${subject}`)),
          ...pools.map(({ subject }) => `${subject} ${id} ${port}`),
        ],
        EnvironmentName: environment.name,
        Where: 'A copy of the topology, as it was before these changes: ',
        Stays: 'The copy of the topology stays: ',
      }),
    },
  ];
}
