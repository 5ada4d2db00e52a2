import type { BadExample, Example } from '../rule.ts';

/** What differs from one rule of shape to the next. */
export interface ShapeDescription {
  readonly id: string;
  readonly summary: string;
  readonly why: string;
  readonly source: string;
  readonly bad: readonly BadExample[];
  readonly good: readonly Example[];
}
