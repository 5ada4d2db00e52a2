import { readFileSync } from 'node:fs';
import { expect, jest } from '@jest/globals';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { forgetCalls, readCalls } from '../organisation/calls.ts';
import { judge } from '../organisation/judge.ts';
import { organisationOf } from '../organisation/of-environment.ts';
import { changeState, readState } from '../organisation/state-files.ts';
import { rollTokenIssuer } from '../organisation/upkeep.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { type RunEvent, Simulation } from './simulation.ts';

jest.setTimeout(120_000);

const file = new URL('../environments/tokens-only.yml', import.meta.url);
const reading = readEnvironment({ file: 'tokens-only.yml', bytes: readFileSync(file) });
if (reading.outcome !== 'valid') throw new Error('The environment can not be read.');
const { environment } = reading;
const step = 'exchange/partner-application-metadata/lync';

const outcomeOf = (events: readonly RunEvent[]) =>
  events.find(({ event, id }) => event === 'step' && id === step)?.outcome;

testInPowerShell(
  'a renewed token certificate: refreshed once, said where it can not be seen, kept by a rollback',
  () => {
    const simulation = new Simulation(environment, organisationOf(environment));
    const { organisation } = simulation;
    const reasons = () => Object.values(judge(organisation)).flatMap((one) => one.lyncActsOnMailbox.reasons);
    expect(simulation.run('Apply').exitCode).toBe(0);
    expect(reasons()).toEqual([]);

    rollTokenIssuer(organisation);
    simulation.replan({ ...environment, description: 'after the renewal' });
    expect(reasons()).not.toEqual([]);

    const { metadata } = readState(organisation, 'organisation');
    changeState(organisation, 'organisation', (state) => {
      state.metadata = state.metadata.filter(({ product }) => product !== 'skype');
    });
    const unseen = simulation.run('Test');
    expect([unseen.exitCode, outcomeOf(unseen.events)]).toEqual([0, 'as-planned']);
    expect(
      unseen.events.filter(({ event }) => event === 'warning').map(({ message }) => message),
    ).toContainEqual(
      expect.stringMatching(/was not compared.*Set-PartnerApplication -RefreshAuthMetadata.*404/),
    );

    changeState(organisation, 'organisation', (state) => {
      state.metadata = [...metadata];
    });
    const test = simulation.run('Test');
    expect([test.exitCode, outcomeOf(test.events)]).toEqual([3, 'differs']);
    forgetCalls(organisation);
    expect(simulation.run('Apply').exitCode).toBe(0);
    expect(readCalls(organisation).map(({ command }) => command)).toEqual(['Set-PartnerApplication']);
    expect(reasons()).toEqual([]);
    expect(outcomeOf(simulation.run('Apply').events)).toBe('as-planned');

    forgetCalls(organisation);
    const back = simulation.run('Rollback');
    expect([back.exitCode, outcomeOf(back.events)]).toEqual([0, 'kept']);
    expect(readCalls(organisation)).toEqual([]);
    expect(reasons()).toEqual([]);
  },
);
