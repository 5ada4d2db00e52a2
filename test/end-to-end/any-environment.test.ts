import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest } from '@jest/globals';
import fc from 'fast-check';
import { compareState, snapshotState } from '../organisation/compare-state.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { anyEnvironment } from './any-environment.ts';
import { documentOf } from './command-line.ts';
import { complaints, deploy, keptByRuns, recycleAll, waitsForOperator } from './deployment.ts';

/** `npm run property` asks for more and larger ones, and draws anew each time; a gate has to say the same of the same code. */
const asked = process.env.OWA_IM_PROPERTY_CASES;
const cases = Number(asked ?? 25);
const most = Number(process.env.OWA_IM_PROPERTY_SERVERS ?? 20);
const environments = anyEnvironment(most, asked === undefined ? 'mostlySmall' : 'even');

jest.setTimeout(cases * 120_000);

/** Plan, apply, judge, rollback; throws what is not as it should be. */
async function thereAndBack(text: string): Promise<void> {
  const folder = temporaryFolder('any');
  const file = join(folder, 'any.yml');
  writeFileSync(file, text);
  const deployment = await deploy(file);
  const { commandLine } = deployment;
  try {
    const asNew = snapshotState(commandLine.folder);
    for (const verb of ['apply', 'rollback']) {
      let run = await commandLine.run(verb);
      if (waitsForOperator(deployment)) {
        expect(documentOf(run)).toMatchObject({ reason: 'restart-pending' });
        recycleAll(deployment);
        run = await commandLine.run(verb);
      }
      expect([verb, run.exitCode, documentOf(run).message]).toEqual([verb, 0, undefined]);
      if (verb === 'apply') expect(complaints(deployment)).toEqual([]);
    }
    const left = compareState(asNew, snapshotState(commandLine.folder), keptByRuns(deployment));
    expect(left.filter((difference) => difference.residue === undefined)).toEqual([]);
  } finally {
    deployment.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('any valid environment', () => {
  testInPowerShell('is applied, gives its users what it says, and is taken back', async () => {
    await fc.assert(fc.asyncProperty(environments, thereAndBack), {
      numRuns: cases,
      ...(asked === undefined ? { seed: 20130616 } : {}),
      // A case takes seconds: the first failure is told as it is.
      endOnFailure: true,
    });
  });
});
