import { expect, jest } from '@jest/globals';
import { testWithStrace } from '../powershell/strace.ts';
import { type Break, CrashBench } from './crash-matrix.ts';

jest.setTimeout(1_500_000);

testWithStrace('every write of the engine fails as on a full disk: apply again, or roll back', async () => {
  const bench = await CrashBench.open();
  try {
    const { writes } = await bench.places();
    // .NET on Linux does not report a flush that fails; the journal is written through, so its writes do.
    const failing = writes.filter((at) => at.call !== 'fsync');
    const breaks = failing.map((at): Break => ({ kind: 'write', at, fault: 'ENOSPC' }));
    expect(await bench.tryAll(breaks)).toEqual([]);
  } finally {
    bench.close();
  }
});
