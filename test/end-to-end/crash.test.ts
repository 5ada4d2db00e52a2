import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, jest } from '@jest/globals';
import { makePlan } from '../../src/plan/make-plan.ts';
import type { OrganisationOptions } from '../organisation/options.ts';
import { testWithStrace } from '../powershell/strace.ts';
import { everyBreak, fileKindsOf, fixedPart, knownFileKinds, stepKind } from './break.ts';
import { CrashBench } from './crash-bench.ts';
import { environmentIn, representative, withoutWaiting } from './deployment.ts';
import { tryAll } from './interruption-table.ts';
import { repository } from './scenario.ts';

jest.setTimeout(1_500_000);

/** An override of before, for both servers: each has to leave it, and the last one removes it. */
const oldOverride: OrganisationOptions = {
  settingOverrides: [
    {
      name: 'IM',
      parameters: ['IMServerName=old.trey.example', `IMCertificateThumbprint=${'0'.repeat(40)}`],
      server: ['TR1', 'TR2'],
    },
  ],
};

/** Together they have every kind of step. The first is the smallest: every kind of file is broken there. */
const files: readonly (readonly [file: string, changes: OrganisationOptions])[] = [
  ['test/end-to-end/crash-2013.yml', {}],
  ['test/end-to-end/crash-overrides.yml', oldOverride],
  ['examples/ntsystems.yml', {}],
];

function kindsOfEveryPlan(): ReadonlySet<string> {
  const plans = representative.map((file) =>
    makePlan(environmentIn(withoutWaiting(readFileSync(file, 'utf8')), file)),
  );
  return new Set(plans.flatMap(({ steps }) => steps.map(stepKind)));
}

// The whole table is `npm run interruption`; how this part is chosen stands in docs/decisions/interruption-table.md.
describe('one break of each kind: apply again, or roll back', () => {
  const tried = new Set<string>();
  const brokenSteps = new Set<string>();
  const brokenFiles = new Set<string>();
  let bench: CrashBench | undefined;
  afterAll(() => bench?.close());

  testWithStrace.each(files)('%s', async (file, changes) => {
    bench?.close();
    bench = new CrashBench(join(repository, file), changes);
    const places = await bench.places();
    const part = fixedPart(places, tried);
    expect(everyBreak(places).length).toBeGreaterThan(3 * part.length);
    const { lost, steps } = await tryAll(bench, part);
    expect(lost).toEqual([]);
    for (const step of steps) brokenSteps.add(step);
    for (const kind of fileKindsOf(part)) brokenFiles.add(kind);
  });

  testWithStrace('nothing was left out: every kind of file, every kind of step that a plan can have', () => {
    expect([...brokenFiles].sort()).toEqual([...knownFileKinds].sort());
    expect([...brokenSteps].sort()).toEqual([...kindsOfEveryPlan()].sort());
  });
});
