import type { Environment, Server } from '../environment/environment.ts';
import { isTrustedByPool } from './is-trusted-by-pool.ts';
import { topologyId } from './topology/resource.ts';
import { trustedApplicationId } from './trusted-application/resource.ts';
import { trustedApplicationComputerId } from './trusted-application-computer/resource.ts';
import { trustedApplicationPoolId } from './trusted-application-pool/resource.ts';
import { trustedPoolOf } from './trusted-pools.ts';

/** Steps that make this server known; another server's trust is none of its business. */
export function trustOf(environment: Environment, server: Server): string[] {
  if (!isTrustedByPool(server)) return [];
  const trusted = trustedPoolOf(environment, server);
  return [
    trustedApplicationPoolId(trusted),
    ...(trusted.servers.length === 1 ? [] : [trustedApplicationComputerId(server)]),
    trustedApplicationId(environment, trusted),
    topologyId,
  ];
}
