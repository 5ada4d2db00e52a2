import type { Environment, Server } from '../environment/environment.ts';
import { isTrustedByPool } from './is-trusted-by-pool.ts';
import { topologyId } from './topology/resource.ts';
import { trustedApplicationId } from './trusted-application/resource.ts';
import { trustedApplicationPoolId } from './trusted-application-pool/resource.ts';

/** The steps that make this server known to Lync; another server's trust is none of its business. */
export function trustOf(environment: Environment, server: Server): string[] {
  if (!isTrustedByPool(server)) return [];
  return [trustedApplicationPoolId(server), trustedApplicationId(environment, server), topologyId];
}
