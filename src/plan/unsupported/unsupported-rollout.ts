import type { PartialEnvironment } from '../../environment/environment.ts';
import type { UnsupportedKey } from './unsupported-key.ts';

/** When a run goes on and when it waits. */
export function unsupportedRollout({ restart }: PartialEnvironment): UnsupportedKey[] {
  const found: UnsupportedKey[] = [];
  if (restart === 'manual') {
    found.push({
      path: 'restart',
      message: 'A run that waits for an operator to recycle is not done yet.',
      remedy: 'Write restart: recycle.',
    });
  }
  return found;
}
