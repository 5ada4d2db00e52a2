import type { Environment, Server } from '../environment/environment.ts';
import { sameName } from '../environment/values/same-name.ts';
import { isTrustedByPool } from './is-trusted-by-pool.ts';
import { trustedPools } from './trusted-pools.ts';

/** Stands as the reason why a server that leaves is not among those that the plan makes. */
export const takenOutReason = 'this plan takes it out';

/** The environment that the plan makes: without the servers that it takes out, which are left out on purpose then. */
export function stayingOf(environment: Environment): Environment {
  const { servers, exclude } = environment.exchange;
  const leaving = leavingServers(environment);
  if (leaving.length === 0) return environment;
  return {
    ...environment,
    exchange: {
      ...environment.exchange,
      servers: servers.filter((server) => !leaving.includes(server)),
      exclude: [...exclude, ...leaving.map(({ name }) => ({ name, reason: takenOutReason }))],
    },
    rollout: {
      ...environment.rollout,
      order: environment.rollout.order.filter((name) => !leaving.some((server) => server.name === name)),
    },
  };
}

/** Servers with `state: absent` in an environment that stays; none in one that is taken out as a whole. */
export function leavingServers(environment: Environment): readonly Server[] {
  return environment.state === 'absent'
    ? []
    : environment.exchange.servers.filter(({ state }) => state === 'absent');
}

/** The servers that stay and get a certificate of another name; see `certificate.replaces`. */
export function renamedServers(environment: Environment): readonly Server[] {
  const staying = stayingOf(environment);
  const subjects = trustedPools(staying).map(({ subject }) => subject);
  return environment.state === 'absent'
    ? []
    : staying.exchange.servers.filter(isTrustedByPool).filter(({ certificate: { replaces } }) => {
        return replaces !== undefined && !subjects.some((subject) => sameName(subject, replaces));
      });
}
