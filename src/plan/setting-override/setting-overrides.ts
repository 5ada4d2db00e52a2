import type { Environment } from '../../environment/environment.ts';
import { shellOf } from '../exchange-shell.ts';
import { methodOf } from '../method-of.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';
import { parametersOf } from './parameters-of.ts';

/** Overrides that are somebody else's, or several for one server: a person has to say which is right. */
export function settingOverrides(environment: Environment): Check[] {
  return environment.exchange.servers.flatMap((server, index) => {
    if (methodOf(server) !== 'setting-override') return [];
    return [
      {
        kind: 'check',
        id: `exchange/setting-overrides/${server.name}`,
        target: 'exchange',
        ...shellOf(environment, server),
        title: `No setting override stands in the way on ${server.name}`,
        why: 'Overrides of the same section are accepted side by side, and which of them wins is not documented. One that names no server reaches every server of the forest.',
        safety: 'required',
        phase: 'preflight',
        keyPath: `exchange.servers[${index}].certificate`,
        powershell: part('setting-override/setting-overrides.ps1', {
          Server: server.name,
          Parameters: parametersOf(server),
        }),
      },
    ];
  });
}
