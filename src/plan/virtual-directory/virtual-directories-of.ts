import type { Environment, Server } from '../../environment/environment.ts';
import { sameName } from '../../environment/values/same-name.ts';

/** The front-end OWA virtual directories of a server that the plan changes: identity and the key that names it. Only servers with client access have one. */
export function virtualDirectoriesOf(
  environment: Environment,
  server: Server,
): { identity: string; keyPath: string }[] {
  const { virtualDirectories } = environment.exchange;
  if (!server.roles.includes('clientAccess')) return [];
  if (virtualDirectories === 'all') {
    return [{ identity: `${server.name}\\owa (Default Web Site)`, keyPath: 'exchange.virtualDirectories' }];
  }
  return virtualDirectories.flatMap((identity, index) =>
    sameName(serverOfIdentity(identity), server.name)
      ? [{ identity, keyPath: `exchange.virtualDirectories[${index}]` }]
      : [],
  );
}

/** `EX14\owa (Default Web Site)` belongs to EX14. */
export function serverOfIdentity(identity: string): string {
  return identity.split('\\')[0] ?? '';
}
