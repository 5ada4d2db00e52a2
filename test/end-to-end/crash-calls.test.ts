import { expect, jest } from '@jest/globals';
import { testWithStrace } from '../powershell/strace.ts';
import { type Break, CrashBench } from './crash-matrix.ts';

jest.setTimeout(1_500_000);

const faults = ['kill-before', 'kill-after', 'fail-before', 'fail-after'] as const;

testWithStrace(
  'every state-changing call, killed and failing, before and after: apply again, or roll back',
  async () => {
    const bench = await CrashBench.open();
    try {
      const { commands } = await bench.places();
      const breaks = commands.flatMap((command, index) =>
        faults.map((fault): Break => ({ kind: 'call', at: index + 1, fault, command })),
      );
      expect(commands).toHaveLength(14);
      expect(await bench.tryAll(breaks)).toEqual([]);
    } finally {
      bench.close();
    }
  },
);
