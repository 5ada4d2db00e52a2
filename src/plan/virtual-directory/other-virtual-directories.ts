import { exchangeGenerations } from '../../catalog/versions.ts';
import type { Environment } from '../../environment/environment.ts';
import { generationsOf, ofGeneration } from '../exchange-shell.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';
import { virtualDirectoriesOf } from './virtual-directories-of.ts';

/** Asked of the shell of each generation, since an older one may not show a newer server's. */
export function otherVirtualDirectories(environment: Environment): Check[] {
  return generationsOf(environment).map((generation) => {
    const shell = ofGeneration(environment, generation);
    const servers = environment.exchange.servers.filter(({ version }) => version.generation === generation);
    return {
      kind: 'check',
      id: `exchange/virtual-directories/others${shell.generation === undefined ? '' : `-${generation}`}`,
      target: 'exchange',
      ...shell,
      title: `The listed servers of ${exchangeGenerations[generation].product} have no other OWA virtual directories`,
      why: 'Others are named here and left alone.',
      safety: 'advice',
      phase: 'preflight',
      keyPath: 'exchange.virtualDirectories',
      powershell: part('virtual-directory/other-virtual-directories.ps1', {
        Servers: servers.map((server) => server.name),
        Known: servers.flatMap((server) =>
          virtualDirectoriesOf(environment, server).map(({ identity }) => identity),
        ),
        Others:
          'OWA virtual directories that are left as they are; name them in exchange.virtualDirectories if users come through them: ',
      }),
    };
  });
}
