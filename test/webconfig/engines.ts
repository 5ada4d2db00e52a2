import { spawnSync } from 'node:child_process';
import { jest, test } from '@jest/globals';
import { hasMicrosoft } from './microsoft.ts';
import { shell } from './powershell.ts';

// A test here starts other programs, which take their time on a busy machine.
jest.setTimeout(600_000);

/** Tests that need an engine are skipped, and counted as skipped, where it is missing. */
export const testInShell = shell === undefined ? test.skip : test;
export const testWithMicrosoft = hasMicrosoft ? test : test.skip;
export const testWithStrace =
  shell === undefined || spawnSync('strace', ['-V']).status !== 0 ? test.skip : test;
