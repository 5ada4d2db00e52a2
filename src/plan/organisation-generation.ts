import type { ExchangeGeneration } from '../catalog/versions.ts';
import type { Environment } from '../environment/environment.ts';

/**
 * The generation whose shell speaks for the whole organisation: the newest among the listed servers that stay, where any
 * does. An older shell does not know all that a newer one wrote.
 */
export function organisationGeneration({ exchange }: Environment): ExchangeGeneration {
  const staying = exchange.servers.filter(({ state }) => state === 'present');
  const asked = staying.length === 0 ? exchange.servers : staying;
  const listed = new Set(asked.map(({ version }) => version.generation));
  return newestFirst.find((generation) => listed.has(generation)) ?? exchange.version.generation;
}

const newestFirst: readonly ExchangeGeneration[] = ['se', '2019', '2016', '2013'];
