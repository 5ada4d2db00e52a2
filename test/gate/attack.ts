import type { Reason } from '../../src/system/refusal.ts';
import type { Asked, GateBench } from './gate-bench.ts';

/** What is done where everything was right, and the reason and words of the refusal; undefined asks as before. */
export type Attack = readonly [
  name: string,
  reason: Reason,
  words: string,
  prepare: (bench: GateBench) => Asked | undefined,
];

export const nothingElse = undefined;
