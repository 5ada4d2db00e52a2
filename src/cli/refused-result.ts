import type { Refusal } from '../system/refusal.ts';
import { exitCodeOf } from './exit-code.ts';
import type { VerbResult } from './verb-result.ts';

/** What a verb comes to that was refused as a whole. */
export function refusedResult(verb: string, { reason, message, remedy }: Refusal): VerbResult {
  const result = { verb, exitCode: exitCodeOf(reason), reason, message, environments: [], findings: [] };
  return remedy === undefined ? result : { ...result, remedy };
}
