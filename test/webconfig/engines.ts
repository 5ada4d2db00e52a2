import { test } from '@jest/globals';
import { hasMicrosoft } from './microsoft.ts';

/** A test that needs Microsoft's XDT engine and configuration reader: skipped, and counted as skipped, without them. */
export const testWithMicrosoft = hasMicrosoft ? test : test.skip;
