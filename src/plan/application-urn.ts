import type { Environment } from '../environment/environment.ts';

/** Lync stores the id of an application as a URN in lower case. */
export function applicationUrn(environment: Environment): string {
  return `urn:application:${environment.trustedApplication.id.toLowerCase()}`;
}
