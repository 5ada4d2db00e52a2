import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

export const repository = new URL('../../', import.meta.url).pathname;

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
        events: eventsOf(stdout),
      });
    });
  });
}

/** A test must not behave differently because it runs inside GitHub Actions. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(GITHUB|RUNNER|ACTIONS)_/.test(name)),
  );
}

export function eventsOf(stdout: string): RunEvent[] {
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{"event"'))
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as RunEvent];
      } catch {
        return []; // the last line of a killed run
      }
    });
}

export function temporaryFolder(label: string): string {
  return mkdtempSync(join(tmpdir(), `owa-im-${label}-`));
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
