import { expect, jest } from '@jest/globals';
import type { Environment, Server } from '../../src/environment/environment.ts';
import type { OrganisationOptions, ServerOptions } from '../organisation/options.ts';
import { ex14, ntsystemsEnvironment } from '../plan/ntsystems-environment.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { Simulation } from './simulation.ts';

jest.setTimeout(300_000);

/** What the file says of a server, what it is, and a part of what is said of it; undefined where all is well. */
interface Case {
  readonly name: string;
  readonly listed: Partial<Server>;
  readonly live: Omit<ServerOptions, 'name'>;
  readonly said?: string;
}

const version = {
  '2013': { text: '2013-sp1', generation: '2013', servicePack: 1 },
  '2016': { text: '2016', generation: '2016' },
  '2019': { text: '2019-cu14', generation: '2019', cumulativeUpdate: 14 },
  se: { text: 'se', generation: 'se' },
} as const;

const cases: readonly Case[] = [
  {
    name: 'R16',
    listed: { version: version['2016'] },
    live: { adminDisplayVersion: 'Version 15.1 (Build 2507.6)' },
  },
  {
    name: 'R19',
    listed: { version: version['2019'] },
    live: { adminDisplayVersion: 'Version 15.2 (Build 1748.10)' },
  },
  {
    name: 'RSE',
    listed: { version: version.se },
    live: { adminDisplayVersion: 'Version 15.2 (Build 2562.17)' },
  },
  {
    name: 'RMBX',
    listed: { version: version['2013'], roles: ['mailbox'] },
    live: { adminDisplayVersion: 'Version 15.0 (Build 847.32)', roles: ['Mailbox'] },
  },
  {
    name: 'RCAS',
    listed: { version: version['2013'], roles: ['clientAccess'] },
    live: { adminDisplayVersion: 'Version 15.0 (Build 1497.2)', roles: ['ClientAccess'] },
  },
  {
    name: 'W16',
    listed: { version: version['2016'] },
    live: { adminDisplayVersion: 'Version 15.2 (Build 1544.4)' },
    said: 'W16 should be Exchange Server 2016, version 15.1. Correct exchange.servers[5].version. It is Version 15.2',
  },
  {
    name: 'W19',
    listed: { version: version['2019'] },
    live: { adminDisplayVersion: 'Version 15.2 (Build 2562.17)' },
    said: 'W19 should be Exchange Server 2019',
  },
  {
    name: 'WSE',
    listed: { version: version.se },
    live: { adminDisplayVersion: 'Version 15.2 (Build 1748.10)' },
    said: 'WSE should be Exchange Server Subscription Edition',
  },
  {
    name: 'O19',
    listed: { version: version['2019'] },
    live: { adminDisplayVersion: 'Version 15.2 (Build 1258.12)' },
    said: 'O19 should be build 1544.4 at least, cumulative update 14. Update it first. It is Version 15.2 (Build 1258.12)',
  },
  {
    name: 'WMBX',
    listed: { version: version['2013'], roles: ['mailbox'] },
    live: { adminDisplayVersion: 'Version 15.0 (Build 1497.2)' },
    said: 'WMBX should have the role Mailbox and no other. Correct exchange.servers[9].roles. It has Mailbox, ClientAccess',
  },
  {
    name: 'WCAS',
    listed: { version: version['2013'], roles: ['clientAccess'] },
    live: { adminDisplayVersion: 'Version 15.0 (Build 1497.2)', roles: ['Mailbox'] },
    said: 'WCAS should have the role ClientAccess and no other',
  },
];

testInPowerShell('each server is held to the generation, the update and the roles that the file says', () => {
  const servers = cases.map(({ name, listed }): Server => {
    const { webConfig: _none, ...common } = ex14;
    return { ...common, ...listed, name, fqdn: `${name.toLowerCase()}.ntsystems.local` };
  });
  const environment: Environment = {
    ...ntsystemsEnvironment,
    features: { instantMessaging: false, onlineMeetings: false, skypeAccessToExchange: false },
    exchange: {
      ...ntsystemsEnvironment.exchange,
      servers,
      connections: { se: { kind: 'remote', url: 'http://rse.ntsystems.local/PowerShell/' } },
    },
    rollout: { order: servers.map(({ name }) => name), pauseSeconds: 0 },
  };
  const options: OrganisationOptions = { servers: cases.map(({ name, live }) => ({ name, ...live })) };
  const { events } = new Simulation(environment, options).run('Test');
  const found = events.filter(
    ({ event, id }) => event === 'check' && id?.startsWith('exchange/server/') === true,
  );
  expect(
    Object.fromEntries(found.map(({ id, outcome, message }) => [id?.slice(16), [outcome, message]])),
  ).toEqual(
    Object.fromEntries(
      cases.map(({ name, said }) => [
        name,
        said === undefined ? ['pass', ''] : ['fail', expect.stringContaining(said)],
      ]),
    ),
  );
});
