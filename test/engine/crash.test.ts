import { describe, expect } from '@jest/globals';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { testWithStrace } from '../powershell/strace.ts';
import { eachCase } from './each-case.ts';
import { applied, type Fault, Workbench } from './workbench.ts';
import { ended } from './workbench-run.ts';

const kills: readonly Fault[] = ['kill-before', 'kill-after'];
const faults: readonly Fault[] = [...kills, 'fail-before', 'fail-after'];
const callsOfRollback = 8;

async function withBench(body: (bench: Workbench) => Promise<void>): Promise<void> {
  const bench = new Workbench();
  try {
    await body(bench);
  } finally {
    bench.dispose();
  }
}

const table = (calls: number, of = faults) =>
  Array.from({ length: calls }, (_, index) => index + 1).flatMap((when) =>
    of.map((fault) => ({ when, fault })),
  );

/** A killed run says nothing at its end, a failed one says which step. */
function expectBroken(run: Awaited<ReturnType<Workbench['run']>>, fault: Fault, reason: string): void {
  if (fault.startsWith('kill')) expect(run.end).toBeUndefined();
  else expect(ended(run)).toMatchObject({ outcome: 'failed', reason, exitCode: 1 });
}

/** Applied: as planned, the topology published after the last change, each server recycled after its own. */
async function expectApplied(bench: Workbench): Promise<void> {
  bench.noFault();
  expect(ended(await bench.run('-Mode', 'Apply'))).toMatchObject({ outcome: 'done', exitCode: 0 });
  expect(bench.state).toEqual(applied);
  expect(bench.read('topology')).toBe('Published=yes\n');
  expect(bench.read('EX14-recycled')).toBe('Done=yes\n');
  expect(bench.read('EX15-recycled')).toBe('Done=yes\n');
}

// An apply that is broken at every call and at every write is tried with the whole runbook: test/end-to-end/crash-*.
describe('every state-changing call of a rollback, killed and failing, before and after', () => {
  testInPowerShell('Rollback, then Rollback again', () =>
    eachCase(table(callsOfRollback), ({ when, fault }) =>
      withBench(async (bench) => {
        const before = bench.state;
        await bench.run('-Mode', 'Apply');
        bench.fault(when, fault);
        expectBroken(await bench.run('-Mode', 'Rollback'), fault, 'rollback-failed');
        const left = callsOfRollback - when;
        bench.noFault();
        expect(ended(await bench.run('-Mode', 'Rollback'))).toMatchObject({ outcome: 'done', exitCode: 0 });
        expect(bench.state).toEqual(before);
        expect(bench.calls.length).toBeGreaterThanOrEqual(left);
        expect(bench.calls.at(-1)).toBe('topology Published');
      }),
    ),
  );

  testInPowerShell('Rollback, then Apply, then Rollback', () =>
    eachCase(table(callsOfRollback, kills), ({ when, fault }) =>
      withBench(async (bench) => {
        const before = bench.state;
        await bench.run('-Mode', 'Apply');
        bench.fault(when, fault);
        await bench.run('-Mode', 'Rollback');
        await expectApplied(bench);
        expect((await bench.run('-Mode', 'Rollback')).exitCode).toBe(0);
        expect(bench.state).toEqual(before);
      }),
    ),
  );
});

/** Lines of a first Apply of the target skype: open, run, two steps and a trigger with two lines each, end. */
const lines = 9;
const journalWrites = Array.from({ length: lines }, (_, index) => index + 1).flatMap((when) =>
  (['jsonl', 'head'] as const).map((file) => ({ when, file })),
);

describe('every write of the journal and its head', () => {
  testWithStrace('failing: nothing is changed after it, and Apply goes on later', () =>
    eachCase(journalWrites, ({ when, file }) =>
      withBench(async (bench) => {
        const path = file === 'head' ? bench.headFile : bench.journalFile;
        const failed = await bench.runInjected(
          path,
          'pwrite64',
          `error=ENOSPC:when=${when}`,
          '-Mode',
          'Apply',
          '-Target',
          'skype',
        );
        const calls = bench.calls.length;
        if (when < lines) {
          expect(ended(failed)).toMatchObject({ reason: 'io-failed', exitCode: calls === 0 ? 2 : 1 });
          // Lines 3, 5 and 7 announce the three changes: none is made that was not announced on disk.
          expect(calls).toBe(Math.max(0, Math.floor((when - 2) / 2)));
        } else {
          // Only the courtesy at the end is lost.
          expect(ended(failed)).toMatchObject({ outcome: 'done' });
        }
        await expectApplied(bench);
      }),
    ),
  );
});
