import type { Environment, Server } from '../../environment/environment.ts';
import type { Contribution } from '../contribution.ts';
import { shellOf } from '../exchange-shell.ts';
import { methodOf } from '../method-of.ts';
import type { Step } from '../plan.ts';
import { settingOverrideId } from '../setting-override/resource.ts';
import { part } from '../template.ts';
import { webConfigId } from '../web-config/resource.ts';
import { otherVirtualDirectories } from './other-virtual-directories.ts';
import { virtualDirectoriesOf } from './virtual-directories-of.ts';
import { virtualDirectoryHealth } from './virtual-directory-health.ts';
import { virtualDirectoryId } from './virtual-directory-id.ts';

export const virtualDirectory: Contribution = {
  feature: 'instantMessaging',
  server: steps,
  preflight: otherVirtualDirectories,
  verification: virtualDirectoryHealth,
};

/** Set-OwaVirtualDirectory, before the server's recycle: OWA caches these settings for the life of its process. */
function steps(environment: Environment, server: Server): Step[] {
  return virtualDirectoriesOf(environment, server).map(({ identity, keyPath }) => ({
    kind: 'step',
    id: virtualDirectoryId(identity),
    target: 'exchange',
    ...shellOf(environment, server),
    resource: 'virtual-directory',
    title: `Virtual directory ${identity}`,
    why: `OWA on ${server.name} offers instant messaging only where its front-end virtual directory says so. It is set before the recycle, since OWA reads it once.`,
    impact: 'Nobody notices before the recycle.',
    test: 'Get-OwaVirtualDirectory shows InstantMessagingEnabled True and InstantMessagingType Ocs.',
    apply: 'Set-OwaVirtualDirectory.',
    verify: 'Both values are read back.',
    undo: 'Undo sets the recorded values, if nobody changed them since.',
    residue: [],
    dependsOn: settingsOf(server),
    keyPath,
    powershell: part('virtual-directory/resource.ps1', {
      Server: server.name,
      Identity: identity,
      Refusal: `Exchange has no OWA virtual directory ${identity}. Get-OwaVirtualDirectory lists them; name the right one in exchange.virtualDirectories.`,
    }),
  }));
}

/** What OWA's back end on the same server reads; a server without one has nothing to wait for. */
function settingsOf(server: Server): string[] {
  switch (methodOf(server)) {
    case 'web.config':
      return [webConfigId(server)];
    case 'setting-override':
      return [settingOverrideId(server)];
    case undefined:
      return [];
  }
}
