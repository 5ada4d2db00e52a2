import { expect, jest } from '@jest/globals';
import { testWithStrace } from '../powershell/strace.ts';
import { type Break, CrashBench } from './crash-matrix.ts';

jest.setTimeout(1_500_000);

testWithStrace(
  'every write beside the journal fails as on a full disk: apply again, or roll back',
  async () => {
    const bench = await CrashBench.open();
    try {
      const { writes } = await bench.places();
      // .NET on Linux does not report a flush that fails. The journal's own lines fail in test/engine/crash.test.ts.
      const isJournal = /\.(jsonl|head)$/;
      const failing = writes.filter((at) => at.call !== 'fsync' && !isJournal.test(at.file));
      expect(failing.length).toBeGreaterThan(20);
      const breaks = failing.map((at): Break => ({ kind: 'write', at, fault: 'ENOSPC' }));
      expect(await bench.tryAll(breaks)).toEqual([]);
    } finally {
      bench.close();
    }
  },
);
