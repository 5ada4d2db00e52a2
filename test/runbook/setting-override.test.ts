import { describe, expect, jest } from '@jest/globals';
import type { Environment, Server } from '../../src/environment/environment.ts';
import { readCalls } from '../organisation/calls.ts';
import { compareState, snapshotState } from '../organisation/compare-state.ts';
import { runScript } from '../organisation/engine.ts';
import { judge } from '../organisation/judge.ts';
import { organisationOf } from '../organisation/of-environment.ts';
import type { OrganisationOptions, OverrideOptions } from '../organisation/options.ts';
import { setFaults } from '../organisation/organisation.ts';
import { changeMachine, readMachine, readState } from '../organisation/state-files.ts';
import { ex14, ntsystemsEnvironment } from '../plan/ntsystems-environment.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { type RunEvent, Simulation } from './simulation.ts';

jest.setTimeout(600_000);

const thumbprint = (digit: string): string => digit.repeat(40);
const values = (print: string): readonly string[] => [
  'IMServerName=ly14.ntsystems.local',
  `IMCertificateThumbprint=${print}`,
];
const old = ['IMServerName=ly14.ntsystems.local', `IMCertificateThumbprint=${thumbprint('B')}`];

describe('overrides that hands have made', () => {
  const names = ['EX1', 'EX2', 'EX3', 'EX4', 'EX5'];
  const environment = environmentOf(
    names.map((name, index) => serverOf(name, thumbprint(String(index + 1)))),
  );
  const made: readonly OverrideOptions[] = [
    { name: 'IM of EX1', server: ['EX1'], parameters: old, reason: 'Bruno, 2024' },
    { name: 'IM of EX2', server: ['EX2'], parameters: old, reason: 'Bruno, 2024' },
    { name: 'IM of EX2, renewed', server: ['ex2'], parameters: values(thumbprint('2')) },
    { name: 'IM of two', server: ['EX3', 'EX4'], parameters: old, reason: 'Bruno, 2025' },
    { name: 'IM by pattern', server: ['EX5*'], parameters: values(thumbprint('5')) },
  ];

  testInPowerShell('each is brought to the plan by the fewest calls, and comes back', () => {
    const organisation = organisationOf(environment, { settingOverrides: made });
    const simulation = new Simulation(environment, behind(organisation, 'EX1'));
    const before = snapshotState(simulation.organisation);
    const accepted = acceptedIn(simulation, names);

    const { exitCode, events } = simulation.run('Apply');
    expect([exitCode, said(events)]).toEqual([0, expect.any(String)]);
    expect(overridesIn(simulation)).toEqual({
      'IM of EX1': [['EX1'], values(thumbprint('1'))],
      'IM of EX2, renewed': [['ex2'], values(thumbprint('2'))],
      'IM of two': [['EX4'], values(thumbprint('4'))],
      'IM by pattern': [['EX5*'], values(thumbprint('5'))],
      'owa-im-ntsystems-1': [['EX3'], values(thumbprint('3'))],
    });
    expect(callsAbout(simulation)).toEqual([
      `Set IM of EX1: EX1, ${thumbprint('1')}`,
      'Remove IM of EX2',
      `Set IM of two: EX4, ${thumbprint('B')}`,
      `New owa-im-ntsystems-1: EX3, ${thumbprint('3')}`,
      `Set IM of two: EX4, ${thumbprint('4')}`,
    ]);
    // EX1's domain controller was behind: the first refreshes found the old values.
    expect(refreshes(simulation, 'EX1')).toBeGreaterThan(1);
    expect(withoutPresence(simulation)).toEqual([]);

    const calls = readCalls(simulation.organisation).length;
    expect(simulation.run('Apply').exitCode).toBe(0);
    expect(readCalls(simulation.organisation).length).toBe(calls);
    expect(simulation.run('Verify').exitCode).toBe(0);

    expect(simulation.run('Rollback').exitCode).toBe(0);
    expect(leftIn(simulation, before)).toEqual([]);
    expect(acceptedIn(simulation, names)).toEqual(accepted);
  });
});

describe('overrides that nobody but their owner may change', () => {
  const environment: Environment = {
    ...environmentOf([serverOf('EX1', thumbprint('1')), serverOf('EX2', thumbprint('2'))]),
  };
  const excluded: Environment = {
    ...environment,
    exchange: { ...environment.exchange, exclude: [{ name: 'EX9', reason: 'a test server' }] },
  };
  const made: readonly OverrideOptions[] = [
    { name: 'IM', parameters: old },
    { name: "Bruno's", server: ['EX2', 'EX9'], parameters: old },
  ];

  testInPowerShell('refused before any change, and the commands that are named clear the way', () => {
    const simulation = new Simulation(excluded, organisationOf(excluded, { settingOverrides: made }));
    const { exitCode, events } = simulation.run('Apply');
    expect(exitCode).toBe(2);
    expect(readCalls(simulation.organisation)).toEqual([]);
    const failed = events.filter(
      ({ event, outcome, safety }) => event === 'check' && outcome === 'fail' && safety === 'required',
    );
    expect(failed.map(({ id }) => id)).toEqual([
      'exchange/setting-overrides/EX1',
      'exchange/setting-overrides/EX2',
    ]);

    const commands = failed.flatMap(({ message = '' }) =>
      [...message.matchAll(/: (Set-SettingOverride .+?-Confirm:\$false)/g)].map(([, command]) => command),
    );
    const [limit] = commands;
    const leave = commands.find((command) => command?.includes("Bruno''s"));
    inExchangeShell(simulation, [limit ?? '', leave ?? '']);
    expect(overridesIn(simulation)).toEqual({ IM: [['EX1', 'EX2'], old], "Bruno's": [['EX9'], old] });

    expect(simulation.run('Apply').exitCode).toBe(0);
    expect(overridesIn(simulation)).toEqual({
      IM: [['EX2'], values(thumbprint('2'))],
      "Bruno's": [['EX9'], old],
      'owa-im-ntsystems-1': [['EX1'], values(thumbprint('1'))],
    });
  });
});

describe('one certificate for three servers, renewed', () => {
  const names = ['EX1', 'EX2', 'EX3'];
  const sharing = (print: string): Environment =>
    environmentOf(
      names.map((name) => {
        const server = serverOf(name, print);
        return {
          ...server,
          certificate: { thumbprint: print, subject: 'mail.ntsystems.local', shared: true },
        };
      }),
    );
  const [first, renewed] = [thumbprint('C'), thumbprint('D')];

  testInPowerShell('the old override shrinks, the new one grows, and nobody is without in between', () => {
    const simulation = new Simulation(sharing(first), organisationOf(sharing(first)));
    expect(simulation.run('Apply').exitCode).toBe(0);
    expect(overridesIn(simulation)).toEqual({ 'owa-im-ntsystems-1': [names, values(first)] });
    for (const name of names) {
      changeMachine(simulation.organisation, `servers/${name}`, 'machine', (machine) => {
        const own = machine.certificates.filter(({ thumbprint: print }) => print === first);
        machine.certificates = [
          ...machine.certificates,
          ...own.map((one) => ({ ...one, thumbprint: renewed, serialNumber: `${one.serialNumber}01` })),
        ];
      });
    }
    const before = snapshotState(simulation.organisation);
    const calls = callsAbout(simulation).length;

    simulation.replan(sharing(renewed));
    // Killed when EX1 has left the old override and is in no other.
    const next = readCalls(simulation.organisation).length + 1;
    setFaults(simulation.organisation, { calls: [{ at: next, fault: 'kill-after' }] });
    expect(simulation.run('Apply', '-Target', 'EX1').exitCode).not.toBe(0);
    setFaults(simulation.organisation, {});
    expect(simulation.run('Apply', '-Target', 'EX1').exitCode).toBe(0);
    expect(overridesIn(simulation)).toEqual({
      'owa-im-ntsystems-1': [['EX2', 'EX3'], values(first)],
      'owa-im-ntsystems-2': [['EX1'], values(renewed)],
    });
    expect(withoutPresence(simulation)).toEqual([]);
    expect(simulation.run('Apply').exitCode).toBe(0);
    expect(callsAbout(simulation).slice(calls)).toEqual([
      `Set owa-im-ntsystems-1: EX2 EX3, ${first}`,
      `New owa-im-ntsystems-2: EX1, ${renewed}`,
      `Set owa-im-ntsystems-1: EX3, ${first}`,
      `Set owa-im-ntsystems-2: EX1 EX2, ${renewed}`,
      'Remove owa-im-ntsystems-1',
      `Set owa-im-ntsystems-2: EX1 EX2 EX3, ${renewed}`,
    ]);
    expect(withoutPresence(simulation)).toEqual([]);

    forgetOverrides(simulation, 'EX3');
    expect(withoutPresence(simulation)).not.toEqual([]);
    const known = readCalls(simulation.organisation).length;
    expect(simulation.run('Apply').exitCode).toBe(0);
    const since = readCalls(simulation.organisation).slice(known);
    expect(since.map(({ command }) => command)).toEqual(['Get-ExchangeDiagnosticInfo', 'Restart-WebAppPool']);
    expect(withoutPresence(simulation)).toEqual([]);

    expect(simulation.run('Rollback').exitCode).toBe(0);
    expect(overridesIn(simulation)).toEqual({ 'owa-im-ntsystems-1': [names, values(first)] });
    expect(leftIn(simulation, before)).toEqual([]);
    expect(withoutPresence(simulation)).toEqual([]);

    // Taken out, no server goes back into the override of the first plan.
    expect(simulation.run('Apply').exitCode).toBe(0);
    simulation.replan({ ...sharing(renewed), state: 'absent' });
    expect(simulation.run('Apply').exitCode).toBe(0);
    expect(overridesIn(simulation)).toEqual({});
  });
});

function serverOf(name: string, print: string): Server {
  const { webConfig: _none, ...common } = ex14;
  const fqdn = `${name.toLowerCase()}.ntsystems.local`;
  return {
    ...common,
    name,
    fqdn,
    version: { text: '2019-cu14', generation: '2019', cumulativeUpdate: 14 },
    certificate: { thumbprint: print, subject: fqdn, shared: false },
  };
}

function environmentOf(servers: readonly Server[]): Environment {
  return {
    ...ntsystemsEnvironment,
    features: { instantMessaging: true, onlineMeetings: false, skypeAccessToExchange: false },
    exchange: {
      ...ntsystemsEnvironment.exchange,
      version: { text: '2019-cu14', generation: '2019', cumulativeUpdate: 14 },
      connections: { '2019': { kind: 'remote', url: 'http://ex1.ntsystems.local/PowerShell/' } },
      servers,
    },
    rollout: { order: servers.map(({ name }) => name), pauseSeconds: 0 },
  };
}

/** The domain controller of one server lags behind. */
function behind(options: OrganisationOptions, name: string): OrganisationOptions {
  const servers = options.servers?.map((server) =>
    server.name === name ? { ...server, directoryDelay: 2 } : server,
  );
  return { ...options, ...(servers === undefined ? {} : { servers }) };
}

function inExchangeShell(simulation: Simulation, commands: readonly string[]): void {
  const { exitCode, errors } = runScript(
    simulation.organisation,
    `$session = New-PSSession -ConnectionUri 'http://ex1.ntsystems.local/PowerShell/' -ConfigurationName Microsoft.Exchange -Authentication Kerberos
Import-Module (Import-PSSession -Session $session -DisableNameChecking -AllowClobber) -Global -DisableNameChecking
${commands.join('\n')}`,
  );
  if (exitCode !== 0) throw new Error(errors);
}

/** As after a server was restored from a backup: its topology service and OWA go by what was there before any override. */
function forgetOverrides({ organisation }: Simulation, name: string): void {
  changeMachine(organisation, `servers/${name}`, 'variant-configuration', (configuration) => {
    configuration.overrides = configuration.overrides.filter(({ section }) => section !== 'IMSettings');
  });
  changeMachine(organisation, `servers/${name}`, 'worker', (worker) => {
    worker.owa = { ...worker.owa, imSettings: [], endpoint: null };
  });
}

/** Scope and parameters by name. */
function overridesIn({
  organisation,
}: Simulation): Record<string, readonly [readonly string[], readonly string[]]> {
  const { overrides } = readState(organisation, 'exchange/setting-overrides');
  return Object.fromEntries(
    overrides.flatMap(({ name, section, server, parameters }) =>
      section === 'IMSettings' ? [[name, [server, parameters] as const]] : [],
    ),
  );
}

function callsAbout({ organisation }: Simulation): string[] {
  return readCalls(organisation).flatMap(({ command, parameters }) => {
    const [, verb] = /^(\w+)-SettingOverride$/.exec(command) ?? [];
    if (verb === undefined) return [];
    const { Name, Identity, Server: scope, Parameters } = parameters as Readonly<Record<string, unknown>>;
    const print = /Thumbprint=(\w+)/.exec(String(Parameters))?.[1];
    return [
      `${verb} ${String(Name ?? Identity)}${print === undefined ? '' : `: ${String(scope)}, ${print}`}`,
    ];
  });
}

function refreshes({ organisation }: Simulation, server: string): number {
  return readCalls(organisation).filter(
    ({ command, parameters }) =>
      command === 'Get-ExchangeDiagnosticInfo' &&
      (parameters as Readonly<Record<string, unknown>>).Server === server,
  ).length;
}

function withoutPresence({ organisation }: Simulation): string[] {
  return Object.entries(judge(organisation)).flatMap(([user, { presenceAndIm }]) =>
    presenceAndIm.yes ? [] : [`${user}: ${presenceAndIm.reasons.join('; ')}`],
  );
}

/** What a rollback did not take back. What a server remembers of overrides for others is nobody's concern. */
function leftIn({ organisation }: Simulation, before: ReturnType<typeof snapshotState>) {
  const differences = compareState(before, snapshotState(organisation), ['management/ProgramData/']);
  return differences.filter(
    ({ residue, path }) => residue === undefined && !path.includes('/variant-configuration.json#'),
  );
}

/** What each server's topology service takes for its own, by name. */
function acceptedIn({ organisation }: Simulation, names: readonly string[]) {
  return names.map((name) => {
    const { overrides } = readMachine(organisation, `servers/${name}`, 'variant-configuration');
    const own = overrides.filter(({ status, section }) => status === 'Accepted' && section === 'IMSettings');
    return Object.fromEntries(own.map((override) => [override.name, override]));
  });
}

function said(events: readonly RunEvent[]): string {
  return events.at(-1)?.message ?? '';
}
