import type { Server } from '../environment/environment.ts';

/** Servers in a sentence: `EX1`, `EX1 and EX2`, `EX1, EX2 and EX3`. */
export function serverNames(servers: readonly Server[]): string {
  const names = servers.map(({ name }) => name);
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}
