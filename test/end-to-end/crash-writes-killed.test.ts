import { expect, jest } from '@jest/globals';
import { testWithStrace } from '../powershell/strace.ts';
import { type Break, CrashBench } from './crash-matrix.ts';

jest.setTimeout(1_500_000);

testWithStrace('killed at every write of the engine: apply again, or roll back', async () => {
  const bench = await CrashBench.open();
  try {
    const { writes } = await bench.places();
    // A flush is not among them: what a process that is killed has written stays, flushed or not.
    const changing = writes.filter((at) => at.call !== 'fsync');
    expect(changing.length).toBeGreaterThan(70);
    const breaks = changing.map((at): Break => ({ kind: 'write', at, fault: 'SIGKILL' }));
    expect(await bench.tryAll(breaks)).toEqual([]);
  } finally {
    bench.close();
  }
});
