import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, closeSync, constants, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPwsh } from '../../scripts/pwsh.mjs';
import { temporaryFolder } from '../temporary-folder.ts';
import { waiting, waitingProgram } from './warm-pwsh-programs.ts';

const script = fileURLToPath(new URL('warm-pwsh.ps1', import.meta.url));

let program: string | undefined;
let close: () => void = () => {};
// A jest worker outlives its test files, a script of its own does not: there the end of the process closes.
const { afterAll } = globalThis as { afterAll?: (work: () => void) => void };
afterAll?.(() => close());

/**
 * A program that takes PowerShell's arguments and runs a `-File` in a PowerShell that is running already, in a runspace of
 * its own with this process's arguments, environment, folder, output and errors. Compiled script survives there, which is
 * most of the time of a run. One run at a time; a run that kills its process ends as a killed one, and the next is warm
 * again after a while. Elsewhere than on Linux, whose pipes and descriptors it needs, it is PowerShell itself.
 *
 * Tests of signals, of standard input and of two runs at once need a process of its own each: `pwsh`.
 */
export function warmPwsh(): string {
  const pwsh = findPwsh();
  if (pwsh === undefined || process.platform !== 'linux') return pwsh ?? 'pwsh';
  program ??= start(pwsh);
  return program;
}

function start(engine: string): string {
  const folder = temporaryFolder('warm');
  const path = join(folder, 'pwsh');
  writeFileSync(path, waitingProgram(folder, engine));
  chmodSync(path, 0o755);
  execFileSync('mkfifo', [join(folder, 'requests')]);
  // .NET prepares for long runs what these never get back.
  const env = { ...process.env, DOTNET_TieredPGO: '0', NO_COLOR: '1' };
  const child = spawn('/bin/sh', ['-c', waiting, 'sh', folder, engine, script], { stdio: 'ignore', env });
  child.unref();
  // Who holds the pipe open keeps that PowerShell alive: it ends with this process.
  let requests: number | undefined;
  close = () => {
    if (requests !== undefined) closeSync(requests);
  };
  requests = openSync(join(folder, 'requests'), constants.O_RDWR);
  return path;
}
