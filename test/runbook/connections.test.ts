import { describe, expect, jest } from '@jest/globals';
import type { Environment } from '../../src/environment/environment.ts';
import type { OrganisationOptions } from '../organisation/options.ts';
import { ntsystemsEnvironment } from '../plan/ntsystems-environment.ts';
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
        skype: { ...skype, connection: { kind: 'winrm', host: 'ly14.ntsystems.local' } },
      },
      { lyncTools: 'none', skypeHosts: [{ fqdn: 'ly14.ntsystems.local', runsAsAdministrator: true }] },
    ],
    [
      "the pool's own endpoint, where the topology stays as it is",
      {
        ...ntsystemsEnvironment,
        features: { instantMessaging: false, onlineMeetings: true, skypeAccessToExchange: true },
        skype: {
          ...skype,
          connection: { kind: 'ocsPowershell', url: 'https://ly14.ntsystems.local/OcsPowershell' },
        },
      },
      { lyncTools: 'none' },
    ],
  ];
  for (const [name, environment, options] of cases) {
    testInPowerShell(name, () => {
      const simulation = new Simulation(environment, options);
      for (const mode of ['Apply', 'Rollback'] as const) {
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

testInPowerShell(
  'an endpoint that runs as whoever connects is named before the topology is denied there',
  () => {
    const environment: Environment = {
      ...ntsystemsEnvironment,
      features: { instantMessaging: true, onlineMeetings: false, skypeAccessToExchange: false },
      skype: { ...skype, connection: { kind: 'winrm', host: 'ly14.ntsystems.local' } },
    };
    const simulation = new Simulation(environment, {
      lyncTools: 'none',
      skypeHosts: [{ fqdn: 'ly14.ntsystems.local', runsAsAdministrator: false }],
    });
    const { exitCode, events } = simulation.run('Apply');
    const told = events.find(({ id }) => id === 'skype/endpoint/ly14.ntsystems.local');
    expect([told?.outcome, told?.message]).toEqual([
      'fail',
      expect.stringMatching(/RunAsCredential.*runner/),
    ]);
    expect([exitCode, events.at(-1)?.message]).toEqual([
      1,
      expect.stringMatching(/skype\/trusted-pool.*denied/),
    ]);
  },
);
