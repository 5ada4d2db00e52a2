import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';
import { virtualDirectoriesOf } from './virtual-directories-of.ts';

export function otherVirtualDirectories(environment: Environment): Check {
  const known = environment.exchange.servers.flatMap((server) =>
    virtualDirectoriesOf(environment, server).map(({ identity }) => identity),
  );
  return {
    kind: 'check',
    id: 'exchange/virtual-directories/others',
    target: 'exchange',
    title: 'The listed servers have no other OWA virtual directories',
    why: 'Others are named here and left alone.',
    safety: 'advice',
    phase: 'preflight',
    keyPath: 'exchange.virtualDirectories',
    powershell: part('virtual-directory/other-virtual-directories.ps1', {
      Servers: environment.exchange.servers.map((server) => server.name),
      Known: known,
      Others:
        'OWA virtual directories that are left as they are; name them in exchange.virtualDirectories if users come through them: ',
    }),
  };
}
