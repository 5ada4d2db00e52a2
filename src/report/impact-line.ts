import type { Environment } from '../environment/environment.ts';
import { leavingServers } from '../plan/leaving.ts';
import type { Plan } from '../plan/plan.ts';

/** One sentence on what users notice: the first line of the summary. */
export function impactLine(plan: Plan): string {
  const { environment } = plan;
  const restarted = environment.exchange.servers
    .filter((server) =>
      plan.steps.some((step) => step.resource === 'recycle' && step.target === `server/${server.name}`),
    )
    .map((server) => server.name);
  if (plan.steps.length === 0) return 'nothing is to be done';
  const steps = plan.steps.length === 1 ? '1 step' : `${plan.steps.length} steps`;
  const lost = lostText(environment);
  if (restarted.length === 0)
    return `${steps}; ${lost ?? 'users notice nothing'}, no server restarts anything`;
  return [steps, ...(lost === undefined ? [] : [lost]), restartText(environment.restart, restarted)].join(
    '; ',
  );
}

/** What users had and have no more. */
function lostText(environment: Environment): string | undefined {
  const { features, state } = environment;
  if (state === 'absent') {
    const lost = [
      ...(features.instantMessaging ? ['presence', 'IM'] : []),
      ...(features.onlineMeetings ? ['Online Meeting requests'] : []),
    ];
    return lost.length === 0 ? undefined : `users lose ${listText(lost)} in OWA`;
  }
  const leaving = leavingServers(environment).map(({ name }) => name);
  return leaving.length === 0 || !features.instantMessaging
    ? undefined
    : `who still comes through ${listText(leaving)} loses presence and IM`;
}

function restartText(restart: Environment['restart'], servers: readonly string[]): string {
  const where = `${listText(servers)}${servers.length > 1 ? ', one server at a time' : ''}`;
  switch (restart) {
    case 'recycle':
      return `OWA is slow for some seconds and IM sessions drop on ${where}`;
    case 'iisreset':
      return `everything that Exchange serves over HTTP breaks off for a minute on ${where}`;
    case 'manual':
      return `an operator recycles OWA on ${listText(servers)}, where it is slow for some seconds and IM sessions drop`;
  }
}

/** A long list is cut: the sections below name every server. */
function listText(names: readonly string[]): string {
  if (names.length > 6)
    return `${names.length} servers (${names.slice(0, 3).join(', ')} and ${names.length - 3} more)`;
  return names.length === 1 ? String(names[0]) : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
