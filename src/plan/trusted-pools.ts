import type { Environment, Server } from '../environment/environment.ts';
import { isTrustedByPool } from './is-trusted-by-pool.ts';
import { type Pool, poolOf } from './pools.ts';

/** One trusted application pool: everything that presents a certificate of its name. */
export interface TrustedPool {
  /** CN of the certificates, and the pool's FQDN. */
  readonly subject: string;
  /** In the order of the file. */
  readonly servers: readonly Server[];
  /** The pool that it is registered with: that of its first server. */
  readonly registrar: Pool;
  /** Hosts that it is made of. None: the pool is its own and only computer. */
  readonly computers: readonly string[];
  /** Index of the first server in the environment. */
  readonly index: number;
}

/**
 * One for each distinct certificate name. A pool whose only computer has the pool's own name never takes a second
 * computer, so a name that is not the only server's own gets its hosts as computers from the start: unless the host is
 * still a computer of the pool that this one replaces, since a host is one of one pool only.
 */
export function trustedPools(environment: Environment): TrustedPool[] {
  const groups = new Map<string, { readonly index: number; readonly servers: Server[] }>();
  for (const [index, server] of environment.exchange.servers.entries()) {
    if (!isTrustedByPool(server)) continue;
    const name = server.certificate.subject.toLowerCase();
    const group = groups.get(name);
    if (group === undefined) groups.set(name, { index, servers: [server] });
    else group.servers.push(server);
  }
  return [...groups.values()].flatMap(({ index, servers }) => {
    const [first] = servers;
    if (first === undefined) return [];
    const { subject } = first.certificate;
    const own =
      servers.length === 1 &&
      (first.fqdn.toLowerCase() === subject.toLowerCase() || first.certificate.replaces !== undefined);
    return [
      {
        subject,
        servers,
        registrar: poolOf(environment, first),
        computers: own ? [] : servers.map(({ fqdn }) => fqdn),
        index,
      },
    ];
  });
}

/** The pool that makes a server known. */
export function trustedPoolOf(environment: Environment, server: Server): TrustedPool {
  const pool = trustedPools(environment).find(({ servers }) => servers.includes(server));
  if (pool === undefined) throw new Error(`${server.name} is in no trusted application pool.`);
  return pool;
}
