import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventsOf } from '../runbook/events-of.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** What a runbook printed and how it ended. */
export interface Run {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly events: readonly RunEvent[];
  readonly stdout: string;
  readonly stderr: string;
}

/** One line of the runbook's Json output; the keys beside `event` depend on it (docs/runbook.md). */
export interface RunEvent {
  readonly event: string;
  readonly id?: string;
  readonly outcome?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly exitCode?: number;
  readonly [key: string]: unknown;
}

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a program to its end with nothing on its standard input. */
export function run(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: options.cwd,
      env: options.env ?? cleanEnvironment(),
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      const stdout = Buffer.concat(out).toString('utf8');
      resolve({
        exitCode,
        signal,
        stdout,
        stderr: Buffer.concat(err).toString('utf8'),
        events: eventsOf<RunEvent>(stdout),
      });
    });
  });
}

/** .NET prepares for long runs what a run of seconds never gets back: without it PowerShell needs an eighth less. */
const shortRun = { DOTNET_TieredPGO: '0' };

/** A test must not behave differently because it runs inside GitHub Actions. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(GITHUB|RUNNER|ACTIONS)_/.test(name));
  return { ...Object.fromEntries(kept), ...shortRun };
}

/** A plan directory made by the committed door, `node dist/index.js plan`. */
export interface PlanDirectory {
  readonly folder: string;
  readonly digest: string;
}

export async function planOf(environmentFile: string, out = temporaryFolder('plan')): Promise<PlanDirectory> {
  const result = await run(process.execPath, [
    join(repository, 'dist/index.js'),
    'plan',
    environmentFile,
    '--out',
    out,
    '--format',
    'json',
  ]);
  const document = JSON.parse(result.stdout) as {
    message?: string;
    environments: { directory: string; digest: string }[];
  };
  const environment = document.environments[0];
  if (result.exitCode !== 0 || environment === undefined)
    throw new Error(`plan failed: ${document.message}\n${result.stderr}`);
  return { folder: environment.directory, digest: environment.digest };
}

export function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
