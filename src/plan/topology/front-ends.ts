import type { Environment } from '../../environment/environment.ts';
import { isTrustedByPool } from '../is-trusted-by-pool.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';

/**
 * Front ends that OWA talks to have to know its name before users are switched on: one that does not turns OWA away.
 * Required, since stopping here costs nothing: no user has the switch yet, and the next Apply goes on from here. Only
 * these pools are looked at, so that an Edge server that lags, or a pool that OWA never meets, holds nobody up.
 */
export function frontEnds(environment: Environment): Check[] {
  const trusted = environment.exchange.servers.filter(isTrustedByPool);
  if (trusted.length === 0) return [];
  const skype = skypeName(environment);
  return [
    {
      kind: 'check',
      id: 'skype/replication/front-ends',
      target: 'skype',
      title: 'The front ends that OWA talks to have taken up the topology',
      why: `A ${skype} server acts on the topology that has reached it: one that it has not reached yet turns OWA away. That takes a minute or two.`,
      safety: 'required',
      phase: 'health',
      waitSeconds: 300,
      keyPath: 'skype.pools',
      powershell: part('topology/front-ends.ps1', {
        Pools: [...new Set(trusted.flatMap(({ pool, imServerName }) => [pool, imServerName]))],
        Behind:
          'These front ends are not up to date, so no user is switched on yet. Hurry them with Invoke-CsManagementStoreReplication, or see why their replica does not answer: ',
      }),
    },
  ];
}
