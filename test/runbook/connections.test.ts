import { describe, expect, jest } from '@jest/globals';
import type { Environment } from '../../src/environment/environment.ts';
import type { OrganisationOptions } from '../organisation/options.ts';
import { ex14, ntsystemsEnvironment } from '../plan/ntsystems-environment.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { Simulation } from './simulation.ts';

jest.setTimeout(300_000);

const { exchange, skype } = ntsystemsEnvironment;

describe('other ways to the commands', () => {
  const cases: [string, Environment, OrganisationOptions][] = [
    [
      'one domain controller throughout',
      { ...ntsystemsEnvironment, exchange: { ...exchange, domainController: 'dc1.ntsystems.local' } },
      {},
    ],
    [
      'the Lync module of another machine, which this one lacks',
      {
        ...ntsystemsEnvironment,
        skype: { ...skype, connection: { kind: 'winrm', host: 'ex14.ntsystems.local' } },
      },
      {
        lyncTools: 'none',
        servers: [{ name: 'EX14', lyncTools: 'installed', certificate: ex14.certificate }],
      },
    ],
  ];
  for (const [name, environment, options] of cases) {
    testInPowerShell(name, () => {
      const simulation = new Simulation(environment, options);
      for (const mode of ['Apply', 'Verify', 'Rollback'] as const) {
        const run = simulation.run(mode);
        expect({
          mode,
          exitCode: run.exitCode,
          end: run.events.at(-1),
          bad: run.events.filter(
            ({ outcome, safety }) => outcome === 'failed' || (safety === 'required' && outcome !== 'pass'),
          ),
        }).toEqual({ mode, exitCode: 0, end: expect.anything(), bad: [] });
      }
    });
  }
});
