import type { Server } from '../environment/environment.ts';

/** An environment whose certificates are to be found live is refused before it is planned: the plan could not show them. */
export function thumbprintOf(server: Server): string {
  const { thumbprint } = server.certificate;
  if (thumbprint === undefined) throw new Error(`${server.name} has no thumbprint.`);
  return thumbprint;
}
