import type { ExchangeGeneration } from '../catalog/versions.ts';
import type { Environment } from '../environment/environment.ts';

/**
 * The generation whose shell speaks for the whole organisation: the newest among the listed servers. An older shell does
 * not know all that a newer one wrote.
 */
export function organisationGeneration({ exchange }: Environment): ExchangeGeneration {
  const listed = new Set(exchange.servers.map(({ version }) => version.generation));
  return newestFirst.find((generation) => listed.has(generation)) ?? exchange.version.generation;
}

const newestFirst: readonly ExchangeGeneration[] = ['se', '2019', '2016', '2013'];
