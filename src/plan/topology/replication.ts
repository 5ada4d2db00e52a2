import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';

/** Servers act on the topology that has reached them. A replica that lags is named, and no reason to stop. */
export function replication(environment: Environment, phase: 'preflight' | 'verification'): Check {
  return {
    kind: 'check',
    id: phase === 'preflight' ? 'skype/replication/before' : 'skype/replication/after',
    target: 'skype',
    title: 'Every replica of the Central Management store is up to date',
    why: `A ${skypeName(environment)} server acts on the topology that has reached it.`,
    safety: 'advice',
    phase,
    keyPath: 'skype.pools',
    powershell: part('topology/replication.ps1', {
      Behind: 'Replicas that are not up to date (Invoke-CsManagementStoreReplication hurries them): ',
    }),
  };
}
