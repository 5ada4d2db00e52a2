import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';

/** The pools, and the Directors that a server is to talk to instead, have to be pools of the topology with a Registrar. */
export function registrars(environment: Environment): Check[] {
  const pools = environment.skype.pools.map(({ fqdn }, index) => ({
    fqdn,
    keyPath: `skype.pools[${index}].fqdn`,
    role: 'The trusted application pool is registered with it.',
  }));
  const directors = environment.exchange.servers.flatMap((server, index) =>
    server.director
      ? [
          {
            fqdn: server.imServerName,
            keyPath: `exchange.servers[${index}].imServerName`,
            role: `OWA on ${server.name} talks to this Director.`,
          },
        ]
      : [],
  );
  const seen = new Set<string>();
  return [...pools, ...directors].flatMap(({ fqdn, keyPath, role }) => {
    if (seen.has(fqdn.toLowerCase())) return [];
    seen.add(fqdn.toLowerCase());
    return [
      {
        kind: 'check',
        id: `skype/registrar/${fqdn}`,
        target: 'skype',
        title: `${fqdn} is a pool with a Registrar`,
        why: role,
        safety: 'required',
        phase: 'preflight',
        keyPath,
        powershell: part('checks/registrars.ps1', {
          PoolFqdn: fqdn,
          UnknownPool: `The topology has no pool ${fqdn} with a Registrar. Put the right one into ${keyPath}: `,
        }),
      },
    ];
  });
}
