import type { PartialEnvironment } from '../environment/environment.ts';
import { serversOf } from './servers-of.ts';

/** Every Exchange version that the file may say: once for all, then server by server. */
export function versionsOf(environment: PartialEnvironment) {
  const all = serversOf(environment).map(({ value, path }) => ({
    version: value.version,
    path: `${path}.version`,
  }));
  all.unshift({ version: environment.exchange?.version, path: 'exchange.version' });
  return all.flatMap(({ version, path }) => (version === undefined ? [] : [{ version, path }]));
}
