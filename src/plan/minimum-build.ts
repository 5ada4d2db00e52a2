import { type ExchangeGeneration, exchangeGenerations } from '../catalog/versions.ts';
import type { Version } from '../environment/values/version.ts';

/** The cumulative update that a version asks for at least; a service pack is one by another name, 0 is the release itself. */
export function minimumUpdate({
  generation,
  cumulativeUpdate,
  servicePack,
}: Version<ExchangeGeneration>): number {
  const packs: Readonly<Record<string, number>> = exchangeGenerations[generation].servicePacks;
  const packed = servicePack === undefined ? 0 : (packs[servicePack] ?? 0);
  return Math.max(cumulativeUpdate ?? 0, packed);
}

/** The build of a cumulative update as AdminDisplayVersion shows it; undefined where it is not known here. */
export function buildOf(generation: ExchangeGeneration, update: number): string | undefined {
  const builds: readonly string[] = exchangeGenerations[generation].builds;
  return builds[update];
}
