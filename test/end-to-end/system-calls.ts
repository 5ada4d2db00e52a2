import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder.ts';
import { type Run, run } from './scenario.ts';

/** One system call of the engine on one of its files: the n-th of its kind on that file in one thread. */
export interface SystemCall {
  readonly call: string;
  readonly file: string;
  readonly when: number;
}

/**
 * `inject` counts in each thread anew and strikes the first that comes so far: the same number in a later thread is out of
 * its reach.
 */
export interface TracedCall extends SystemCall {
  readonly reachable: boolean;
}

/** Calls that change a file or make it durable. `openat` is followed only where it creates. */
const writing = [
  'openat',
  'pwrite64',
  'write',
  'fsync',
  'ftruncate',
  'rename',
  'link',
  'unlink',
  'mkdir',
] as const;

/** Runs a command under strace and lists, in order, the writing calls on the files that `isOurs` accepts. */
export async function traceWrites(
  program: string,
  args: readonly string[],
  isOurs: (file: string) => boolean,
): Promise<{ run: Run; calls: TracedCall[] }> {
  const log = join(temporaryFolder('strace'), 'log');
  const result = await run('strace', [
    '-f',
    '--seccomp-bpf',
    '-q',
    '-y',
    '-s',
    '0',
    '-o',
    log,
    '-e',
    `trace=${writing.join(',')}`,
    program,
    ...args,
  ]);
  const counts = new Map<string, number>();
  const highest = new Map<string, number>();
  const calls: TracedCall[] = [];
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const found = readCall(line);
    if (found === undefined || !isOurs(found.file)) continue;
    const kind = `${found.call} ${found.file}`;
    const when = (counts.get(`${found.thread} ${kind}`) ?? 0) + 1;
    counts.set(`${found.thread} ${kind}`, when);
    const reachable = when > (highest.get(kind) ?? 0);
    if (reachable) highest.set(kind, when);
    if (found.call === 'openat' && !found.creates) continue;
    // What failed by itself (a folder that was there, a file that was not) changed nothing.
    if (found.failed) continue;
    calls.push({ call: found.call, file: found.file, when, reachable });
  }
  return { run: result, calls };
}

function readCall(
  line: string,
): { thread: string; call: string; file: string; creates: boolean; failed: boolean } | undefined {
  const match = /^(?<thread>\d+) +(?<call>[a-z0-9]+)\((?<args>.*)$/.exec(line);
  const { thread, call, args } = match?.groups ?? {};
  if (thread === undefined || call === undefined || args === undefined) return undefined;
  const named = /"(?<path>\/[^"]*)"/.exec(args)?.groups?.path;
  const opened = /^\d+<(?<path>\/[^>]*)>/.exec(args)?.groups?.path;
  const written = named ?? opened;
  if (written === undefined) return undefined;
  // A folder of the simulated organisation is called as its drive: strace doubles the backslashes.
  const file = written.replaceAll('\\\\', '\\');
  return { thread, call, file, creates: args.includes('O_CREAT'), failed: / = -1 E/.test(args) };
}

/** The command as strace would run it with one call killed (`signal`) or failing (`error`). */
export function withFault(
  at: SystemCall,
  fault: 'SIGKILL' | 'ENOSPC' | 'EIO',
  program: string,
  args: readonly string[],
): { program: string; args: string[] } {
  const inject = fault === 'SIGKILL' ? `signal=SIGKILL:when=${at.when}` : `error=${fault}:when=${at.when}`;
  return {
    program: 'strace',
    args: [
      '-f',
      '-q',
      '-o',
      '/dev/null',
      '-P',
      at.file,
      '-e',
      `trace=${at.call}`,
      '-e',
      `inject=${at.call}:${inject}`,
      program,
      ...args,
    ],
  };
}
