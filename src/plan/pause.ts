import type { Environment, Server } from '../environment/environment.ts';
import type { Pause } from './plan.ts';
import { serverIdPrefix, serverTarget } from './server-target.ts';

/** Between this server and the next one; none after the last, and none where the file asks for none. */
export function pauseAfter(environment: Environment, server: Server, next: Server | undefined): Pause[] {
  const seconds = environment.rollout.pauseSeconds;
  if (next === undefined || seconds === 0) return [];
  return [
    {
      kind: 'pause',
      id: `${serverIdPrefix(server.name)}/pause`,
      target: serverTarget(server.name),
      seconds,
      why: `Time to look at ${server.name} before ${next.name} is touched. Only if this run changed ${server.name} and another server has something to be done.`,
      keyPath: 'rollout.pauseBetweenServers',
    },
  ];
}
