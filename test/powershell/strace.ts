import { spawnSync } from 'node:child_process';
import { test } from '@jest/globals';
import { pwsh } from './pwsh.ts';

export const hasStrace = spawnSync('strace', ['-V']).status === 0;

/** A test that kills or fails single system calls of a PowerShell: skipped, and counted, without strace. */
export const testWithStrace = hasStrace && pwsh !== undefined ? test : test.skip;
