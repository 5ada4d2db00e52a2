import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, jest } from '@jest/globals';
import type { Environment } from '../../src/environment/environment.ts';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { readCalls } from '../organisation/calls.ts';
import { compareState, snapshotState } from '../organisation/compare-state.ts';
import { judge } from '../organisation/judge.ts';
import { organisationOf } from '../organisation/of-environment.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { Simulation } from './simulation.ts';

jest.setTimeout(600_000);

/** Both methods in one plan, three shells of Exchange; roles on different servers. */
const files = ['examples/contoso.yml', 'test/environments/split-roles.yml'];

testInPowerShell.each(files)('%s: applied, verified, every user judged, undone', (file) => {
  const environment = environmentIn(file);
  const simulation = new Simulation(environment, organisationOf(environment));
  const before = snapshotState(simulation.organisation);

  expect(simulation.run('Apply').exitCode).toBe(0);
  const verdicts = Object.entries(judge(simulation.organisation));
  expect(verdicts.length).toBeGreaterThan(1);
  expect(verdicts.flatMap(([user, { presenceAndIm }]) => (presenceAndIm.yes ? [] : [user]))).toEqual([]);

  const calls = readCalls(simulation.organisation).length;
  expect(simulation.run('Apply').exitCode).toBe(0);
  expect(readCalls(simulation.organisation).length).toBe(calls);
  expect(simulation.run('Verify').exitCode).toBe(0);

  expect(simulation.run('Rollback').exitCode).toBe(0);
  // What a server remembers of overrides for others is nobody's concern.
  const left = compareState(before, snapshotState(simulation.organisation), [
    'management/ProgramData/',
  ]).filter(
    ({ residue, path }) =>
      residue === undefined && !/variant-configuration\.json#|\/ProgramData\//.test(path),
  );
  expect(left).toEqual([]);
});

/** Without the time that an operator wants to have between two servers. */
function environmentIn(file: string): Environment {
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url));
  const reading = readEnvironment({ file, bytes: readFileSync(path) });
  if (reading.outcome !== 'valid') throw new Error(JSON.stringify(reading.findings));
  const { environment } = reading;
  return { ...environment, rollout: { ...environment.rollout, pauseSeconds: 0 } };
}
