import type { PartialEnvironment } from '../../environment/environment.ts';
import type { UnsupportedKey } from './unsupported-key.ts';

/** When a run goes on and when it waits. */
export function unsupportedRollout({ restart, rollout }: PartialEnvironment): UnsupportedKey[] {
  const found: UnsupportedKey[] = [];
  if (restart === 'manual') {
    found.push({
      path: 'restart',
      message: 'A run that waits for an operator to recycle is not done yet.',
      remedy: 'Write restart: recycle.',
    });
  }
  if ((rollout?.pauseSeconds ?? 0) > 0) {
    found.push({
      path: 'rollout.pauseBetweenServers',
      message: 'A pause between servers is not made yet.',
      remedy: 'Leave it out, and apply server by server with -Target if you need the time.',
    });
  }
  if (rollout?.window !== undefined) {
    found.push({
      path: 'rollout.window',
      message: 'A change window is not kept yet.',
      remedy: 'Leave it out, and start the run when the window is open.',
    });
  }
  return found;
}
