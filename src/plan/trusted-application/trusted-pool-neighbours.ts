import type { Environment } from '../../environment/environment.ts';
import { applicationUrn } from '../application-urn.ts';
import { isTrustedByPool } from '../is-trusted-by-pool.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';

export function trustedPoolNeighbours(environment: Environment): Check[] {
  return environment.exchange.servers.flatMap((server, index) => {
    if (!isTrustedByPool(server)) return [];
    return [
      {
        kind: 'check',
        id: `skype/trusted-pool-neighbours/${server.certificate.subject}`,
        target: 'skype',
        title: `Nothing else lives in the trusted application pool ${server.certificate.subject}`,
        why: 'Other applications of the pool are left alone; they also keep rollback from removing the pool.',
        safety: 'advice',
        phase: 'preflight',
        keyPath: `exchange.servers[${index}].trustedPool`,
        powershell: part('trusted-application/trusted-pool-neighbours.ps1', {
          PoolFqdn: server.certificate.subject,
          ApplicationId: environment.trustedApplication.id,
          ApplicationUrn: applicationUrn(environment),
          OtherApplications: 'The pool carries other applications, which are left alone: ',
        }),
      },
    ];
  });
}
