import { type Feature, features } from '../catalog/features.ts';
import type { ExchangeGeneration, SkypeGeneration } from '../catalog/versions.ts';
import type { PartialEnvironment } from '../environment/environment.ts';
import type { Given } from './rule.ts';
import { serversOf } from './servers-of.ts';
import { versionPath } from './version-path.ts';

interface Pair {
  readonly feature: Feature;
  readonly skype: SkypeGeneration;
  readonly exchange: ExchangeGeneration;
  /** Where the version of the Exchange server is said. */
  readonly path: string;
}

/** Each feature that is on, with each pair of products that it is to join; what is only taken out joins nothing. */
export function pairsOf(environment: PartialEnvironment, given: Given): Pair[] {
  const skype = environment.skype?.version?.generation;
  if (skype === undefined || environment.state === 'absent') return [];
  const wanted = features.filter((feature) => environment.features?.[feature] === true);
  return serversOf(environment).flatMap(({ value: server, path }) => {
    const exchange = server.version?.generation;
    if (exchange === undefined || server.state === 'absent') return [];
    return wanted.map((feature) => ({ feature, skype, exchange, path: versionPath(path, given) }));
  });
}
