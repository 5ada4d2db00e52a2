import { expect, jest } from '@jest/globals';
import type { Environment, Server } from '../../src/environment/environment.ts';
import { compareState, snapshotState } from '../organisation/compare-state.ts';
import type { OrganisationOptions } from '../organisation/options.ts';
import { readState, writeState } from '../organisation/state-files.ts';
import { ex14, ntsystemsEnvironment } from '../plan/ntsystems-environment.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { Simulation } from './simulation.ts';

jest.setTimeout(300_000);

const policies = ['Default', 'F\u00fchrung', "it's", '$(Remove-Item *)', '\u2019; exit #', '\u{1F600}'];

interface Case {
  readonly name: string;
  readonly environment: Environment;
  readonly options?: OrganisationOptions;
}

const ex15: Server = {
  ...ex14,
  name: 'EX15',
  fqdn: 'ex15.ntsystems.local',
  trustedPool: 'known-server',
  certificate: {
    ...ex14.certificate,
    thumbprint: 'A94A8FE5CCB19BA61C4C0873D391E987982FBBD3',
    subject: 'ex15.ntsystems.local',
  },
};

const cases: readonly Case[] = [
  {
    name: 'with cmdlets and every verification',
    environment: {
      ...ntsystemsEnvironment,
      oauth: {
        ...ntsystemsEnvironment.oauth,
        partnerApplication: 'cmdlets',
        exchangeAutodiscoverUrl: 'https://autodiscover.ntsystems.local/autodiscover/autodiscover.svc',
        allowedDomains: ['*.ntsystems.local', 'tomt.it'],
      },
      verification: {
        sipUri: 'sip:anna@ntsystems.local',
        mailbox: 'anna@ntsystems.local',
        frontEnd: 'ly14.ntsystems.local',
      },
    },
  },
  {
    name: 'two servers, one known through a dial plan, iisreset',
    environment: {
      ...ntsystemsEnvironment,
      exchange: { ...ntsystemsEnvironment.exchange, servers: [ex14, ex15] },
      restart: 'iisreset',
      rollout: { order: ['EX15', 'EX14'], pauseSeconds: 0 },
    },
    options: {
      umDialPlans: [{ name: 'Bozen', uriType: 'SipName' }],
      servers: [
        { name: 'EX14', certificate: { thumbprint: '4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4' } },
        {
          name: 'EX15',
          certificate: { thumbprint: 'A94A8FE5CCB19BA61C4C0873D391E987982FBBD3' },
          umDialPlans: ['Bozen'],
        },
      ],
    },
  },
  {
    name: 'policies whose names want to be code',
    environment: {
      ...ntsystemsEnvironment,
      exchange: { ...ntsystemsEnvironment.exchange, mailboxPolicies: policies },
    },
  },
];

testInPowerShell.each(cases)('$name: applied, verified, undone', ({ environment, options }) => {
  const simulation = new Simulation(environment, options);
  addPolicies(simulation.organisation);
  const before = snapshotState(simulation.organisation);

  for (const [mode, expected] of [
    ['Test', 3],
    ['Apply', 0],
    ['Test', 0],
    ['Verify', 0],
  ] as const) {
    const { exitCode, events } = simulation.run(mode);
    expect([mode, exitCode, events.at(-1)?.message]).toEqual([mode, expected, expect.any(String)]);
  }
  const on = readState(simulation.organisation, 'exchange/owa-mailbox-policies').policies.flatMap((policy) =>
    policy.instantMessagingType === 'Ocs' ? [policy.name] : [],
  );
  expect(on).toEqual(environment.exchange.mailboxPolicies);

  expect(simulation.run('Rollback').exitCode).toBe(0);
  const left = compareState(before, snapshotState(simulation.organisation), ['management/ProgramData/']);
  expect(left.filter(({ residue }) => residue === undefined)).toEqual([]);
});

function addPolicies(organisation: string): void {
  const state = readState(organisation, 'exchange/owa-mailbox-policies');
  const [first] = state.policies;
  if (first === undefined) throw new Error('The organisation has no policy.');
  const more = policies
    .slice(1)
    .map((name, index) => ({ ...first, name, guid: `6f1c2a70-0000-4000-8000-0000000007${index}0` }));
  writeState(organisation, 'exchange/owa-mailbox-policies', { policies: [...state.policies, ...more] });
}
