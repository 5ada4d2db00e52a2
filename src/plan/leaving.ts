import type { Environment, Server } from '../environment/environment.ts';
import { absentSections } from './absent.ts';
import type { Section, Step } from './plan.ts';
import { part } from './template.ts';
import { topologyId } from './topology/resource.ts';
import { trustedApplicationId } from './trusted-application/resource.ts';
import { trustedApplicationComputerId } from './trusted-application-computer/resource.ts';
import { trustedApplicationPoolId } from './trusted-application-pool/resource.ts';
import { trustedPools } from './trusted-pools.ts';

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
      exclude: [...exclude, ...leaving.map(({ name }) => ({ name, reason: 'this plan takes it out.' }))],
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

/**
 * What is taken out again, in the order in which it was made: the trust that no listed server needs any more, then each
 * server. A run goes through it backwards, when everything else is done. `trust` and `servers` are the sections of a plan
 * in which the leaving servers stayed.
 */
export function leavingSections(
  environment: Environment,
  trust: readonly Step[],
  servers: readonly Section[],
): Section[] {
  const leaving = leavingServers(environment);
  if (leaving.length === 0) return [];
  const names = leaving.map(({ name }) => name);
  const own = servers.filter(({ server }) => names.some((name) => server === `server/${name}`));
  const steps = leavingTrust(environment, leaving, trust);
  const sections = absentSections(environment, [
    { title: `Trust that only ${names.join(', ')} needed`, notes: [], items: steps },
    ...own,
  ]);
  const taken = new Set(sections.flatMap(({ items }) => items.map(({ id }) => id)));
  return sections.map((section) => ({
    ...section,
    items: section.items.map((item) => (item.kind === 'step' ? amongThemselves(item, taken) : item)),
    title: section.server === undefined ? section.title : `${section.title}: taken out`,
    notes: [
      'When everything above is done Apply goes backwards through the sections that are taken out, from the last step to the first. It takes out only what a journal says is ours.',
    ],
    state: 'absent',
  }));
}

/** What is taken out needs nothing of what stays. */
function amongThemselves(step: Step, taken: ReadonlySet<string>): Step {
  return { ...step, dependsOn: step.dependsOn.filter((id) => taken.has(id)) };
}

/** A pool that a listed server shares stays, and so does its application: only the computers of the leaving servers go. */
function leavingTrust(
  environment: Environment,
  leaving: readonly Server[],
  trust: readonly Step[],
): readonly Step[] {
  const whole = new Set<string>();
  const computers = new Map<string, string>();
  for (const trusted of trustedPools(environment)) {
    const going = trusted.servers.filter((server) => leaving.includes(server));
    const all = going.length === trusted.servers.length;
    if (all) {
      whole.add(trustedApplicationPoolId(trusted));
      whole.add(trustedApplicationId(environment, trusted));
    }
    for (const server of going) {
      if (all) whole.add(trustedApplicationComputerId(server));
      else computers.set(trustedApplicationComputerId(server), trustedApplicationPoolId(trusted));
    }
  }
  const steps = trust.flatMap((step) => {
    const pool = computers.get(step.id);
    if (pool !== undefined) return [cameWith(step, pool)];
    return whole.has(step.id) ? [step] : [];
  });
  const topology = trust.find(({ id }) => id === topologyId);
  if (topology === undefined || steps.length === 0) return [];
  const ids = steps.map(({ id }) => id);
  return [...steps, { ...topology, id: removedTopologyId, dependsOn: ids, triggeredBy: ids }];
}

/** Of the step that enables the topology once what only leaving servers needed is gone. */
export const removedTopologyId = 'skype/topology/taken-out';

/** The computer that a pool of ours was made with is ours, too. */
function cameWith(step: Step, pool: string): Step {
  const { values } = step.powershell;
  return {
    ...step,
    powershell: part('trusted-application-computer/leaving.ps1', { ...values, PoolStep: pool }),
  };
}
