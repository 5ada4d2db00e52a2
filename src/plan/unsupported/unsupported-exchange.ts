import type { PartialEnvironment } from '../../environment/environment.ts';
import { formatKeyPath } from '../../environment/key-path.ts';
import { serverOfIdentity } from '../virtual-directory/virtual-directories-of.ts';
import { otherGeneration } from './other-generation.ts';
import type { UnsupportedKey } from './unsupported-key.ts';

/** Exchange as a whole: one generation, one endpoint. */
export function unsupportedExchange({ exchange }: PartialEnvironment): UnsupportedKey[] {
  const found: UnsupportedKey[] = [];
  if (exchange?.version !== undefined && exchange.version.generation !== '2013') {
    found.push(otherGeneration('exchange.version', exchange.version.text));
  }
  // Where a server is of that generation its version is what is refused.
  const generations = (exchange?.servers ?? []).map(
    (server): string | undefined => server?.version?.generation,
  );
  for (const generation of Object.keys(exchange?.connections ?? {})) {
    if (generation === '2013' || generations.includes(generation)) continue;
    found.push({
      path: formatKeyPath(['exchange', 'connections', generation]),
      message: `The plan asks no Exchange shell of generation ${generation} yet.`,
      remedy: 'Leave it out.',
    });
  }
  return [...found, ...foreignVirtualDirectories(exchange)];
}

function foreignVirtualDirectories(exchange: PartialEnvironment['exchange']): UnsupportedKey[] {
  const identities = exchange?.virtualDirectories;
  if (identities === undefined || identities === 'all') return [];
  const servers = (exchange?.servers ?? []).map((server) => server?.name?.toLowerCase());
  return identities.flatMap((identity, index) => {
    if (identity === undefined || servers.includes(serverOfIdentity(identity).toLowerCase())) return [];
    return [
      {
        path: `exchange.virtualDirectories[${index}]`,
        message: `${identity} is not on a server that is listed, and only those are changed.`,
        remedy: 'Write SERVER\\owa (Default Web Site) with the name of a listed server.',
      },
    ];
  });
}
