import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { System } from '../system/system.ts';

/** A path with `/`, relative to the working directory where it lies in it, so that a runner finds the lines. */
export function shownPath(system: System, path: string): string {
  const full = resolve(system.workingDirectory, path);
  const way = relative(system.workingDirectory, full);
  const outside = way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
  return (outside ? full : way).split(sep).join('/');
}
