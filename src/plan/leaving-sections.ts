import type { Environment, Server } from '../environment/environment.ts';
import { absentSections } from './absent.ts';
import { configurationOf } from './configuration-of.ts';
import { leavingServers, renamedServers } from './leaving.ts';
import { withPlacesInFile } from './places-in-file.ts';
import type { Section, Step } from './plan.ts';
import { recycleIds } from './recycle/resource.ts';
import { part } from './template.ts';
import { topologyId } from './topology/resource.ts';
import { trustedApplicationId } from './trusted-application/resource.ts';
import { trustedApplicationComputerId } from './trusted-application-computer/resource.ts';
import { trustedApplicationPoolId } from './trusted-application-pool/resource.ts';
import { trustedPools } from './trusted-pools.ts';

/**
 * What is taken out again, in the order in which it was made: the trust that no listed server needs any more, then each
 * server. A run goes through it backwards, when everything else is done. `trustOf` and `serversOf` give the sections that
 * a plan for an environment would have.
 */
export function leavingSections(
  environment: Environment,
  trustOf: (environment: Environment) => readonly Step[],
  serversOf: (environment: Environment) => readonly Section[],
): Section[] {
  const leaving = leavingServers(environment);
  const renamed = renamedServers(environment);
  if (leaving.length + renamed.length === 0) return [];
  const names = leaving.map(({ name }) => name);
  const own =
    leaving.length === 0
      ? []
      : serversOf(environment).filter(({ server }) => names.some((name) => server === `server/${name}`));
  const old = oldTrust(environment, renamed, trustOf);
  const steps = [
    ...leavingTrust(environment, leaving, trustOf).filter(({ id }) => !old.some((step) => step.id === id)),
    ...old,
  ];
  const title =
    renamed.length === 0
      ? `Trust that only ${names.join(', ')} needed`
      : `Trust that no server needs any more: ${[...names, ...renamed.map(({ certificate }) => certificate.replaces ?? '')].join(', ')}`;
  const sections = absentSections(environment, [
    { title, notes: [], items: withTopology(steps, trustOf(environment)) },
    ...own,
  ]);
  const taken = new Set(sections.flatMap(({ items }) => items.map(({ id }) => id)));
  const presenting = new Set(renamed.flatMap((server) => presents(environment, server)));
  return sections.map((section) => ({
    ...section,
    items: section.items.map((item) =>
      item.kind === 'step' ? dependingOn(item, (id) => taken.has(id) || presenting.has(id)) : item,
    ),
    title: section.server === undefined ? section.title : `${section.title}: taken out`,
    notes: [
      'When everything above is done Apply goes backwards through the sections that are taken out, from the last step to the first. It takes out only what a journal says is ours.',
    ],
    state: 'absent',
  }));
}

/** The steps after which a server presents its certificate, and no other. */
function presents(environment: Environment, server: Server): string[] {
  return [...configurationOf(environment, server), ...recycleIds(environment, server)];
}

/** The old name stays known until the server presents the new one. */
function oldTrust(
  environment: Environment,
  renamed: readonly Server[],
  trustOf: (environment: Environment) => readonly Step[],
): readonly Step[] {
  if (renamed.length === 0) return [];
  const before = withOldNames(environment);
  const items = trustOf(before).filter(({ resource }) => resource.startsWith('trusted-application'));
  const steps = withPlacesInFile([{ title: '', notes: [], items }], before, environment).flatMap((section) =>
    section.items.filter((item): item is Step => item.kind === 'step'),
  );
  const dependsOn = renamed.flatMap((server) => presents(environment, server));
  return steps.map((step) => ({ ...step, dependsOn: [...step.dependsOn, ...dependsOn] }));
}

/** Before their certificates got another name. Nothing but the trust of this environment is of interest. */
function withOldNames(environment: Environment): Environment {
  const servers = renamedServers(environment).map(({ certificate, ...server }) => {
    const { replaces, ...rest } = certificate;
    return { ...server, certificate: { ...rest, subject: replaces ?? rest.subject } };
  });
  return { ...environment, exchange: { ...environment.exchange, servers } };
}

/** Of the step that enables the topology once what only leaving servers needed is gone. */
const removedTopologyId = 'skype/topology/taken-out';

/** Once for all of it. */
function withTopology(steps: readonly Step[], trust: readonly Step[]): readonly Step[] {
  const topology = trust.find(({ id }) => id === topologyId);
  if (topology === undefined || steps.length === 0) return steps;
  const ids = steps.map(({ id }) => id);
  return [...steps, { ...topology, id: removedTopologyId, dependsOn: ids, triggeredBy: ids }];
}

/** What is taken out needs nothing of what stays, but a certificate that is presented in its place. */
function dependingOn(step: Step, isOf: (id: string) => boolean): Step {
  return { ...step, dependsOn: step.dependsOn.filter(isOf) };
}

/** A pool that a listed server shares stays, and so does its application: only the computers of the leaving servers go. */
function leavingTrust(
  environment: Environment,
  leaving: readonly Server[],
  trustOf: (environment: Environment) => readonly Step[],
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
  return trustOf(environment).flatMap((step) => {
    const pool = computers.get(step.id);
    if (pool !== undefined) return [cameWith(step, pool)];
    return whole.has(step.id) ? [step] : [];
  });
}

/** The computer that a pool of ours was made with is ours, too. */
function cameWith(step: Step, pool: string): Step {
  const { values } = step.powershell;
  return {
    ...step,
    powershell: part('trusted-application-computer/leaving.ps1', { ...values, PoolStep: pool }),
  };
}
