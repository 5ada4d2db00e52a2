import type { Environment, Server } from '../../environment/environment.ts';
import type { Step } from '../plan.ts';
import { part } from '../template.ts';

/** The front-end OWA virtual directories of a server that the plan changes: identity and the key that names it. */
export function virtualDirectoriesOf(
  environment: Environment,
  server: Server,
): { identity: string; keyPath: string }[] {
  const { virtualDirectories } = environment.exchange;
  if (virtualDirectories === 'all') {
    return [{ identity: `${server.name}\\owa (Default Web Site)`, keyPath: 'exchange.virtualDirectories' }];
  }
  return virtualDirectories.flatMap((identity, index) =>
    serverOfIdentity(identity).toLowerCase() === server.name.toLowerCase()
      ? [{ identity, keyPath: `exchange.virtualDirectories[${index}]` }]
      : [],
  );
}

/** `EX14\owa (Default Web Site)` belongs to EX14. */
export function serverOfIdentity(identity: string): string {
  return identity.split('\\')[0] ?? '';
}

/** Set-OwaVirtualDirectory, before the server's recycle: OWA caches these settings for the life of its process. */
export function virtualDirectories(
  environment: Environment,
  server: Server,
  dependsOn: readonly string[],
): Step[] {
  return virtualDirectoriesOf(environment, server).map(({ identity, keyPath }) => ({
    kind: 'step',
    id: `exchange/virtual-directory/${identity}`,
    target: 'exchange',
    resource: 'virtual-directory',
    title: `Virtual directory ${identity}`,
    why: `OWA on ${server.name} offers instant messaging only where its front-end virtual directory says so. It is set before the recycle, since OWA reads it once.`,
    impact: 'Nobody notices before the recycle.',
    test: 'Get-OwaVirtualDirectory shows InstantMessagingEnabled True and InstantMessagingType Ocs.',
    apply: 'Set-OwaVirtualDirectory.',
    verify: 'Both values are read back.',
    undo: 'Undo sets the recorded values, if nobody changed them since.',
    residue: [],
    dependsOn,
    keyPath,
    powershell: part('virtual-directory/resource.ps1', {
      Server: server.name,
      Identity: identity,
      Refusal: `Exchange has no OWA virtual directory ${identity}. Get-OwaVirtualDirectory lists them; name the right one in exchange.virtualDirectories.`,
    }),
  }));
}
