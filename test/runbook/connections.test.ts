import { describe, expect, jest } from '@jest/globals';
import type { Environment } from '../../src/environment/environment.ts';
import { ntsystemsEnvironment } from '../plan/ntsystems-environment.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { Simulation } from './simulation.ts';

jest.setTimeout(300_000);

const { exchange } = ntsystemsEnvironment;

describe('other ways to the commands', () => {
  const cases: [string, Environment][] = [
    [
      'one domain controller throughout',
      { ...ntsystemsEnvironment, exchange: { ...exchange, domainController: 'dc1.ntsystems.local' } },
    ],
  ];
  for (const [name, environment] of cases) {
    testInPowerShell(name, () => {
      const simulation = new Simulation(environment);
      for (const mode of ['Apply', 'Verify', 'Rollback'] as const) {
        const run = simulation.run(mode);
        expect({ mode, exitCode: run.exitCode, end: run.events.at(-1) }).toMatchObject({ mode, exitCode: 0 });
      }
    });
  }
});
