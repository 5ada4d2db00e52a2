import type { Environment } from '../../environment/environment.ts';
import { isKnownServer } from '../is-trusted-by-pool.ts';
import { poolOf } from '../pools.ts';
import { skypeName } from '../product-names.ts';
import { serverNames } from '../server-names.ts';
import { trustedPools } from '../trusted-pools.ts';

/** Names that get no pool, and pools that are registered elsewhere than some of their servers talk to. */
export function trustedPoolNotes(environment: Environment): string[] {
  const skype = skypeName(environment);
  const known = environment.exchange.servers
    .filter(isKnownServer)
    .map(
      (server) =>
        `${server.name} gets no trusted application pool: a SIP URI dial plan makes ${server.certificate.subject} known to ${skype}.`,
    );
  const elsewhere = trustedPools(environment).flatMap(({ subject, servers, registrar }) => {
    const others = servers.filter((server) => poolOf(environment, server) !== registrar);
    if (others.length === 0) return [];
    return [
      `The trusted application pool ${subject} is registered with ${registrar.fqdn}, the pool of its first server; OWA on ${serverNames(others)} talks to another pool. A name is known to every front end of the topology, but the products' documents register it with the pool that OWA talks to: give those servers a certificate of their own if they are turned away.`,
    ];
  });
  return [...known, ...elsewhere];
}
