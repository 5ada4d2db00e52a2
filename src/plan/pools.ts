import type { Environment, Server } from '../environment/environment.ts';
import { sameName } from '../environment/values/same-name.ts';

export type Pool = Environment['skype']['pools'][number];

/** The pool that a server is registered with. The environment has been read: its name is one of the list. */
export function poolOf(environment: Environment, server: Server): Pool {
  const pool = environment.skype.pools.find(({ fqdn }) => sameName(fqdn, server.pool));
  if (pool === undefined) throw new Error(`${server.name} names a pool that is not listed: ${server.pool}`);
  return pool;
}
