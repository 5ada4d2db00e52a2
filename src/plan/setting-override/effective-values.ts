import type { Environment, Server } from '../../environment/environment.ts';
import { shellOf } from '../exchange-shell.ts';
import { methodOf } from '../method-of.ts';
import { minimumUpdate } from '../minimum-build.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';
import { thumbprintOf } from '../thumbprint-of.ts';

/** What the override comes to on each server, as another of its processes sees it. */
export function effectiveValues(environment: Environment): Check[] {
  return environment.exchange.servers.flatMap((server, index) => {
    if (methodOf(server) !== 'setting-override') return [];
    return [
      {
        kind: 'check',
        id: `exchange/setting-override-health/${server.name}`,
        target: 'exchange',
        ...shellOf(environment, server),
        title: `The settings in force on ${server.name} are the planned ones`,
        why: 'An override that was accepted is not yet one that is in force. A server says itself what its settings come to.',
        safety: 'required',
        phase: 'verification',
        keyPath: `exchange.servers[${index}].certificate`,
        powershell: part(templateOf(server), {
          Server: server.name,
          ServerName: server.imServerName,
          Thumbprint: thumbprintOf(server),
          Nothing: `No override is in force on ${server.name}.`,
          Differs: `The settings in force on ${server.name} are not the planned ones: `,
        }),
      },
    ];
  });
}

/** From CU4 of Exchange 2016 on, and on every later generation, one process answers; before, another one does. */
function templateOf({ version }: Server) {
  const old = version.generation === '2016' && minimumUpdate(version) < 4;
  return old ? 'setting-override/effective-values-2016.ps1' : 'setting-override/effective-values.ps1';
}
