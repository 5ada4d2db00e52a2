import type { ServerTarget } from './target.ts';

/** How a target, of a plan or read back from a file, is written in ids and after -Target: a server by name, unless it is named like one of the two shells. */
export function shownTarget(target: string): string {
  const name = target.startsWith('server/') ? target.slice('server/'.length) : target;
  return isShell(name) ? target : name;
}

/** The canonical target of a server, as a step carries it. */
export function serverTarget(name: string): ServerTarget {
  return `server/${name}`;
}

/** The first part of the ids of a server's steps. */
export function serverIdPrefix(name: string): string {
  return shownTarget(serverTarget(name));
}

function isShell(name: string): boolean {
  return ['skype', 'exchange'].includes(name.toLowerCase());
}
