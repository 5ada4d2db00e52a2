import { expect, jest } from '@jest/globals';
import { testWithStrace } from '../powershell/strace.ts';
import { type Break, CrashBench } from './crash-matrix.ts';

jest.setTimeout(1_500_000);

testWithStrace('killed at every write of the engine: apply again, or roll back', async () => {
  const bench = await CrashBench.open();
  try {
    const { writes } = await bench.places();
    // Killed before each call, which is after the one before it. A flush changes nothing that a killed process leaves,
    // nor does cutting a file that was just made.
    // Nor does the last write of the journal's head: the run is over, and the head may be a line behind.
    const last = writes.filter((at) => at.file.endsWith('.head')).map((at) => at.when);
    const changing = writes.filter(
      (at) =>
        !['fsync', 'ftruncate'].includes(at.call) &&
        !(at.file.endsWith('.head') && at.when === Math.max(...last)),
    );
    expect(changing.length).toBeGreaterThan(60);
    const breaks = changing.map((at): Break => ({ kind: 'write', at, fault: 'SIGKILL' }));
    expect(await bench.tryAll(breaks)).toEqual([]);
  } finally {
    bench.close();
  }
});
