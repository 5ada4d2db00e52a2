import type { Environment, Server } from '../environment/environment.ts';

/** The servers in the order in which they are changed. */
export function inRolloutOrder(environment: Environment): Server[] {
  const rank = new Map(environment.rollout.order.map((name, position) => [name.toLowerCase(), position]));
  const position = (server: Server) => rank.get(server.name.toLowerCase()) ?? rank.size;
  return [...environment.exchange.servers].sort((left, right) => position(left) - position(right));
}
