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
    const changing = writes.filter((at) => !['fsync', 'ftruncate'].includes(at.call));
    expect(changing.length).toBeGreaterThan(60);
    const breaks = changing.map((at): Break => ({ kind: 'write', at, fault: 'SIGKILL' }));
    expect(await bench.tryAll(breaks)).toEqual([]);
  } finally {
    bench.close();
  }
});
