import type { Environment, Server } from '../environment/environment.ts';
import { sameName } from '../environment/values/same-name.ts';

type Pool = Environment['skype']['pools'][number];

/** The pool that a question to Lync as a whole is put to; several are refused before a plan is made. */
export function onlyPool(environment: Environment): Pool {
  const [pool, ...others] = environment.skype.pools;
  if (pool === undefined || others.length > 0) throw new Error('The environment should have one pool.');
  return pool;
}

/** The pool that a server is registered with. The environment has been read: its name is one of the list. */
export function poolOf(environment: Environment, server: Server): Pool {
  const pool = environment.skype.pools.find(({ fqdn }) => sameName(fqdn, server.pool));
  if (pool === undefined) throw new Error(`${server.name} names a pool that is not listed: ${server.pool}`);
  return pool;
}
