import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest } from '@jest/globals';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { forgetCalls, readCalls } from '../organisation/calls.ts';
import { compareState, snapshotState } from '../organisation/compare-state.ts';
import { judge } from '../organisation/judge.ts';
import { organisationOf } from '../organisation/of-environment.ts';
import { setFaults } from '../organisation/organisation.ts';
import { changeState, readState } from '../organisation/state-files.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { type RunEvent, Simulation } from './simulation.ts';

jest.setTimeout(180_000);

const file = new URL('../environments/shared-2013.yml', import.meta.url);
const reading = readEnvironment({ file: 'shared-2013.yml', bytes: readFileSync(file) });
if (reading.outcome !== 'valid') throw new Error('The environment can not be read.');
const { environment } = reading;
const mail = 'mail.wingtip.example';

type Pool = ReturnType<typeof readState<'skype/topology'>>['published']['trustedApplicationPools'][number];

function poolsOf({ organisation }: Simulation, name: string): readonly Pool[] {
  return readState(organisation, 'skype/topology').published.trustedApplicationPools.filter(
    ({ poolFqdn }) => poolFqdn === name,
  );
}

function publish({ organisation }: Simulation, change: (foreign: Pool) => Partial<Pool>): void {
  changeState(organisation, 'skype/topology', (topology) => {
    const [foreign] = topology.published.trustedApplicationPools;
    if (foreign === undefined) throw new Error('The organisation has no foreign pool.');
    const added = { ...structuredClone(foreign), serviceId: 'HQ-ExternalServer-9', ...change(foreign) };
    (topology.published.trustedApplicationPools as Pool[]).push(added);
  });
}

const ours = { applicationId: 'outlookwebapp', port: 5199, protocol: 'Mtls', legacyApplicationName: '' };

function said(events: readonly RunEvent[], id: string): readonly (string | undefined)[] {
  return events.filter((event) => event.id === id).map(({ outcome }) => outcome);
}

function copies({ organisation }: Simulation): string[] {
  return readdirSync(join(organisation, 'management/ProgramData/owa-im', environment.name)).filter((name) =>
    name.startsWith('topology-'),
  );
}

testInPowerShell('one certificate on three servers: one pool, three computers, and back', () => {
  const simulation = new Simulation(environment, organisationOf(environment));
  const asNew = snapshotState(simulation.organisation);
  expect(simulation.run('Test').exitCode).toBe(3);
  expect(simulation.run('Apply').exitCode).toBe(0);
  expect(poolsOf(simulation, mail)).toEqual([
    expect.objectContaining({
      computers: ['ex1.wingtip.example', 'ex2.wingtip.example', 'ex3.wingtip.example'],
      applications: [expect.objectContaining({ applicationId: 'outlookwebapp', port: 5199 })],
    }),
  ]);
  const unhappy = Object.values(judge(simulation.organisation)).filter(
    ({ presenceAndIm }) => !presenceAndIm.yes,
  );
  expect(unhappy).toEqual([]);
  expect(simulation.run('Test').exitCode).toBe(0);
  expect(simulation.run('Verify').exitCode).toBe(0);
  const calls = readCalls(simulation.organisation).length;
  expect(simulation.run('Apply').exitCode).toBe(0);
  expect(readCalls(simulation.organisation)).toHaveLength(calls);
  expect(copies(simulation)).toHaveLength(1);

  expect(simulation.run('Rollback').exitCode).toBe(0);
  const left = compareState(asNew, snapshotState(simulation.organisation), ['management/ProgramData/']);
  expect(left.filter(({ residue }) => residue === undefined)).toEqual([]);
});

testInPowerShell(
  'an answer that is lost between two computers: the next run goes on, nothing is made twice',
  () => {
    const simulation = new Simulation(environment, organisationOf(environment));
    setFaults(simulation.organisation, { calls: [{ at: 2, fault: 'fail-after' }] });
    const first = simulation.run('Apply');
    expect(first.exitCode).toBe(1);
    expect(said(first.events, 'skype/trusted-computer/ex2.wingtip.example')).toContain('failed');
    const [before] = copies(simulation);

    setFaults(simulation.organisation, {});
    forgetCalls(simulation.organisation);
    const second = simulation.run('Apply');
    expect(second.exitCode).toBe(0);
    expect(said(second.events, `skype/trusted-pool/${mail}`)).toContain('as-planned');
    expect(poolsOf(simulation, mail)[0]?.computers).toHaveLength(3);
    const names = readCalls(simulation.organisation).map(({ command }) => command);
    expect(names.filter((name) => name.startsWith('New-CsTrustedApplication'))).toEqual([
      'New-CsTrustedApplicationComputer',
      'New-CsTrustedApplication',
    ]);
    // What was there before the first change is still there to restore from; the second run found another topology.
    expect(copies(simulation)).toHaveLength(2);
    expect(copies(simulation)).toContain(before);
    expect(simulation.run('Rollback').exitCode).toBe(0);
    expect(poolsOf(simulation, mail)).toEqual([]);
  },
);

testInPowerShell('a pool made by hand, where only OWA lives: put right, and given back', () => {
  const simulation = new Simulation(environment, organisationOf(environment));
  publish(simulation, () => ({
    poolFqdn: mail,
    registrar: '',
    requiresReplication: true,
    computers: ['ex1.wingtip.example'],
    applications: [ours],
  }));
  expect(simulation.run('Apply').exitCode).toBe(0);
  expect(poolsOf(simulation, mail)).toEqual([
    expect.objectContaining({
      serviceId: 'HQ-ExternalServer-9',
      registrar: 'sfb.wingtip.example',
      requiresReplication: false,
    }),
  ]);
  const rollback = simulation.run('Rollback');
  expect(rollback.exitCode).toBe(0);
  expect(said(rollback.events, `skype/trusted-pool/${mail}`)).toContain('kept');
  expect(poolsOf(simulation, mail)).toEqual([
    expect.objectContaining({
      registrar: 'sfb.wingtip.example',
      requiresReplication: true,
      computers: ['ex1.wingtip.example'],
      applications: [ours],
    }),
  ]);
});

testInPowerShell('what somebody published between test and apply refuses the apply', () => {
  const simulation = new Simulation(environment, organisationOf(environment));
  const observed = String(simulation.run('Test').events.at(-1)?.observed);
  publish(simulation, () => ({
    poolFqdn: 'fax.wingtip.example',
    computers: ['fax.wingtip.example'],
    applications: [],
  }));
  const refused = simulation.run('Apply', '-Observed', observed);
  expect(refused.exitCode).toBe(2);
  expect(refused.events.at(-1)?.message).toContain('not the one that was observed');
  expect(readCalls(simulation.organisation)).toEqual([]);
});

testInPowerShell('front ends that take up the topology a little later hold users up only so long', () => {
  const simulation = new Simulation(
    environment,
    organisationOf(environment, { replication: { readsBehind: 2 } }),
  );
  const { exitCode, events } = simulation.run('Apply');
  expect(exitCode).toBe(0);
  expect(said(events, 'skype/replication/front-ends')).toEqual(['pass']);
});
