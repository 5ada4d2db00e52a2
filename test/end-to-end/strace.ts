import { spawnSync } from 'node:child_process';
import { test } from '@jest/globals';
import { findPwsh } from '../../scripts/pwsh.mjs';

const present = spawnSync('strace', ['-V']).status === 0 && findPwsh() !== undefined;

/** A test that kills or fails single system calls of a real PowerShell: skipped, and counted, without strace. */
export const testWithStrace = present ? test : test.skip;
