import type { PartialEnvironment } from '../../environment/environment.ts';
import type { UnsupportedKey } from './unsupported-key.ts';

/** A run that takes away what an earlier one put in. */
export function unsupportedState({ state }: PartialEnvironment): UnsupportedKey[] {
  if (state !== 'absent') return [];
  return [
    {
      path: 'state',
      message: 'Taking a whole environment out again is not done yet.',
      remedy: 'Roll back the plan that put it in: its journal knows what to undo.',
    },
  ];
}
