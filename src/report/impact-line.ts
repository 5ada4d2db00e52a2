import type { Environment } from '../environment/environment.ts';
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
  if (restarted.length === 0) return `${steps}; users notice nothing, no server restarts anything`;
  return `${steps}; ${restartText(environment.restart)} on ${listText(restarted)}${restarted.length > 1 ? ', one server at a time' : ''}`;
}

function restartText(restart: Environment['restart']): string {
  switch (restart) {
    case 'recycle':
      return 'OWA is slow for some seconds and IM sessions drop';
    case 'iisreset':
      return 'everything that Exchange serves over HTTP breaks off for a minute';
    case 'manual':
      return 'the run waits until an operator has recycled OWA';
  }
}

/** A long list is cut: the sections below name every server. */
function listText(names: readonly string[]): string {
  if (names.length > 6) return `${names.length} servers (${names.slice(0, 3).join(', ')}, ...)`;
  return names.length === 1 ? String(names[0]) : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
