import { expect, jest } from '@jest/globals';
import { testWithStrace } from '../powershell/strace.ts';
import { everyBreak, fileKindsOf, fixedPart, knownFileKinds } from './break.ts';
import { CrashBench } from './crash-bench.ts';
import { tryAll } from './interruption-table.ts';

jest.setTimeout(1_500_000);

/** `skype/trusted-pool/ex14.ntsystems.local` is of the kind trusted-pool. */
function stepKinds(ids: Iterable<string>): ReadonlySet<string | undefined> {
  return new Set([...ids].map((id) => id.split('/')[1]));
}

// The whole table is `npm run interruption`; how this part is chosen stands in docs/decisions/interruption-table.md.
testWithStrace('one break of each kind: apply again, or roll back', async () => {
  const bench = await CrashBench.open();
  try {
    const places = await bench.places();
    expect(places.commands).toHaveLength(14);
    expect(everyBreak(places).length).toBeGreaterThan(140);
    const part = fixedPart(places);
    expect([...fileKindsOf(part)].sort()).toEqual([...knownFileKinds].sort());
    const { lost, steps } = await tryAll(bench, part);
    expect(lost).toEqual([]);
    // Every kind of step that an apply changes was broken in its midst.
    expect([...stepKinds(steps)].sort()).toEqual([...stepKinds(places.changedSteps)].sort());
  } finally {
    bench.close();
  }
});
