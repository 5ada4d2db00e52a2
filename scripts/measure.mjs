// What the benchmarks share: how long a process takes, and what is usual of many figures.
import { spawnSync } from 'node:child_process';

/** Milliseconds from start to end of a process that must succeed; what it prints is thrown away. */
export function timed(program, args, env = process.env) {
  const start = performance.now();
  const { status, error, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`);
  return performance.now() - start;
}

/** The middle one; of an even number the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
