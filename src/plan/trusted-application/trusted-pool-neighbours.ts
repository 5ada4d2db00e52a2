import type { Environment } from '../../environment/environment.ts';
import { applicationUrn } from '../application-urn.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';
import { trustedPools } from '../trusted-pools.ts';

export function trustedPoolNeighbours(environment: Environment): Check[] {
  return trustedPools(environment).map(({ subject, index }) => {
    return {
      kind: 'check',
      id: `skype/trusted-pool-neighbours/${subject}`,
      target: 'skype',
      title: `Nothing else lives in the trusted application pool ${subject}`,
      why: 'Other applications of the pool are left alone; they also keep rollback from removing the pool.',
      safety: 'advice',
      phase: 'preflight',
      keyPath: `exchange.servers[${index}].trustedPool`,
      powershell: part('trusted-application/trusted-pool-neighbours.ps1', {
        PoolFqdn: subject,
        ApplicationId: environment.trustedApplication.id,
        ApplicationUrn: applicationUrn(environment),
        OtherApplications: 'The pool carries other applications, which are left alone: ',
      }),
    };
  });
}
