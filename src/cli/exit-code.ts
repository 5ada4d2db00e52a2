import type { Reason } from '../system/refusal.ts';

/** 0 done, 1 failed or refused, 2 invalid command line or environment file, 3 (only `test`) the live system differs. */
export type ExitCode = 0 | 1 | 2 | 3;

export function exitCodeOf(reason: Reason): ExitCode {
  return reason === 'invalid-config' ? 2 : 1;
}
