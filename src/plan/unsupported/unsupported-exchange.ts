import type { PartialEnvironment } from '../../environment/environment.ts';
import { formatKeyPath } from '../../environment/key-path.ts';
import { serverOfIdentity } from '../virtual-directory/virtual-directories-of.ts';
import type { UnsupportedKey } from './unsupported-key.ts';

/** Exchange as a whole: an endpoint for each generation, virtual directories of the listed servers. */
export function unsupportedExchange({ exchange }: PartialEnvironment): UnsupportedKey[] {
  const found: UnsupportedKey[] = [];
  // A generation that no server has is asked nothing.
  const generations = (exchange?.servers ?? []).map(
    (server): string | undefined => server?.version?.generation,
  );
  for (const generation of Object.keys(exchange?.connections ?? {})) {
    if (generations.includes(generation)) continue;
    found.push({
      path: formatKeyPath(['exchange', 'connections', generation]),
      message: `The plan asks no Exchange shell of generation ${generation}: no server is of it.`,
      remedy: 'Leave it out.',
    });
  }
  return [...found, ...foreignVirtualDirectories(exchange)];
}

function foreignVirtualDirectories(exchange: PartialEnvironment['exchange']): UnsupportedKey[] {
  const identities = exchange?.virtualDirectories;
  if (identities === undefined || identities === 'all') return [];
  const servers = (exchange?.servers ?? []).filter(
    (server) => server?.roles?.includes('clientAccess') !== false,
  );
  const names = servers.map((server) => server?.name?.toLowerCase());
  return identities.flatMap((identity, index) => {
    if (identity === undefined || names.includes(serverOfIdentity(identity).toLowerCase())) return [];
    return [
      {
        path: `exchange.virtualDirectories[${index}]`,
        message: `${identity} is not on a server that is listed and serves clients, and only those are changed.`,
        remedy: 'Write SERVER\\owa (Default Web Site) with the name of a listed server.',
      },
    ];
  });
}
