import { posix } from 'node:path';
import { readEnvironment } from './read-environment.ts';

/** Paths of the files that an environment file names, the web.config copies; relative to what `file` is relative to. */
export function referredFiles(file: string, bytes: Uint8Array): readonly string[] {
  const reading = readEnvironment({ file, bytes });
  if (reading.outcome !== 'valid') return [];
  return reading.environment.exchange.servers.flatMap(({ webConfig }) =>
    webConfig === undefined ? [] : [posix.join(posix.dirname(file), webConfig.replaceAll('\\', '/'))],
  );
}
