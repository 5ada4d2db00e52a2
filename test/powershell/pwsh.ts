import { jest, test } from '@jest/globals';
import { findPwsh } from '../../scripts/pwsh.mjs';

// A run takes a second on a busy machine, and a table has many.
jest.setTimeout(900_000);

/** The PowerShell that tests run in; undefined where none could be installed (`node scripts/pwsh.mjs` says why). */
export const pwsh: string | undefined = findPwsh();

/** A test that needs a PowerShell: skipped, and counted as skipped, where there is none. */
export const testInPowerShell = pwsh === undefined ? test.skip : test;
