import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@jest/globals';
import { temporaryFolder } from '../temporary-folder.ts';

/** Windows starts no script without a shell between, so tests that need a stand-in for PowerShell run elsewhere. */
export const onUnix = process.platform === 'win32' ? test.skip : test;

/**
 * A program that can be started in the place of PowerShell. `script` is the body of a Node module that runs with
 * `args` (its arguments), `here` (a folder of its own), `say` (prints an event) and `sleep`.
 */
export function fakeShell(script: string): { readonly program: string; readonly here: string } {
  const here = temporaryFolder('shell');
  const program = join(here, 'shell');
  writeFileSync(
    program,
    `#!${process.execPath}
const here = ${JSON.stringify(here)};
const args = process.argv.slice(2);
const fs = require('node:fs');
const say = (event) => console.log(JSON.stringify(event));
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
(async () => {
${script}
})();
`,
  );
  chmodSync(program, 0o755);
  return { program, here };
}

export const started = `say({ event: 'run-started', targets: ['skype', 'EX14'], steps: 2, journal: here + '/journal/0123.jsonl' });`;
export const done = `say({ event: 'run-ended', outcome: 'done', exitCode: 0 });`;
