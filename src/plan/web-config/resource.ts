import type { Environment, Server } from '../../environment/environment.ts';
import type { Contribution } from '../contribution.ts';
import { methodOf } from '../method-of.ts';
import type { Check, Step } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { doubtOf } from '../restored-certificate.ts';
import { serverIdPrefix, serverTarget } from '../server-target.ts';
import { part } from '../template.ts';
import { thumbprintOf } from '../thumbprint-of.ts';
import { trustOf } from '../trust-of.ts';
import { webConfigCopy } from './web-config-copy.ts';

export const webConfig: Contribution = {
  feature: 'instantMessaging',
  server: (environment, server, index) =>
    methodOf(server) === 'web.config' ? [keysOf(environment, server, index)] : [],
  preflight,
};

export function webConfigId(server: Server): string {
  return `${serverIdPrefix(server.name)}/web-config/owa`;
}

/** The two keys that OWA of Exchange 2013 reads when its worker process starts. Every other byte of the file stays. */
function keysOf(environment: Environment, server: Server, index: number): Step {
  const skype = skypeName(environment);
  const thumbprint = thumbprintOf(server);
  const copy =
    server.webConfig === undefined
      ? ''
      : ` web.config/${server.name}.diff shows the edit on the copy ${server.webConfig}; the file on the server decides.`;
  return {
    kind: 'step',
    id: webConfigId(server),
    target: serverTarget(server.name),
    resource: 'web-config',
    title: `OWA's web.config on ${server.name}`,
    why: `OWA learns from two keys of its back end's web.config which certificate to present and which ${skype} server to talk to.${server.director ? ` ${server.imServerName} is a Director.` : ''} Every other byte of the file stays.${copy}`,
    impact: 'Nobody notices before the recycle: OWA does not watch this file.',
    test: 'The two keys have these values in the root-level appSettings.',
    apply:
      'The keys are put in beside the others, the file is swapped as a whole; a backup stays on the server.',
    verify: 'The file is read again.',
    undo: 'Undo gives back the file byte for byte, or takes back only the two keys where the file was changed since.',
    residue: [],
    dependsOn: trustOf(environment, server),
    keyPath: `exchange.servers[${index}].certificate`,
    powershell: part('web-config/resource.ps1', {
      InstallPath: server.installPath ?? '',
      Thumbprint: thumbprint,
      ServerName: server.imServerName,
      EnvironmentName: environment.name,
      ...doubtOf(server),
    }),
  };
}

function preflight(environment: Environment, copies: Readonly<Record<string, string>>): Check[] {
  return environment.exchange.servers.flatMap((server, index) => {
    const hash = copies[server.name];
    return hash === undefined || methodOf(server) !== 'web.config'
      ? []
      : [webConfigCopy(server, index, hash)];
  });
}
