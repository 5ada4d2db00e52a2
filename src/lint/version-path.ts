import type { Given } from './rule.ts';

/** Where the version of a server is said: on the server itself, else once for all. */
export function versionPath(serverPath: string, given: Given): string {
  const own = `${serverPath}.version`;
  return given.has(own) ? own : 'exchange.version';
}
