import { fileURLToPath } from 'node:url';
import { describe, expect, jest } from '@jest/globals';
import type { Environment, Server } from '../../src/environment/environment.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { fillTemplate } from '../../src/runbook/fill-template.ts';
import { newOrganisation, runCases } from '../organisation/engine.ts';
import { organisationOf } from '../organisation/of-environment.ts';
import { changeMachine, stateTime } from '../organisation/state-files.ts';
import { ex14, ntsystemsEnvironment } from '../plan/ntsystems-environment.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';

jest.setTimeout(300_000);

const engine = fileURLToPath(new URL('../../src/runbook/engine/OwaIm.psm1', import.meta.url));

interface Case {
  readonly name: string;
  readonly change?: (organisation: string, machine: string) => void;
  /** Parts of what is said; nothing where the server is well. */
  readonly said: readonly string[];
}

const cases: readonly Case[] = [
  { name: 'well', said: [] },
  {
    name: 'the pool is started and has no worker process',
    change: (organisation, machine) =>
      changeMachine(organisation, machine, 'worker', (worker) => {
        worker.processes = {};
      }),
    said: ['is started, but has no worker process'],
  },
  {
    name: 'the pool is stopped',
    change: (organisation, machine) =>
      changeMachine(organisation, machine, 'iis', (iis) => {
        iis.pools = { ...iis.pools, MSExchangeOWAAppPool: { state: 'Stopped' } };
      }),
    said: ['does not run. Its state is Stopped'],
  },
];

const instantMessaging: readonly Case[] = [
  ...[76, 77, 106].map((id) => ({
    name: `event ${id} since the worker process started`,
    change: (organisation: string, machine: string) => logged(organisation, machine, id, 0),
    said: id === 106 ? [] : [`MSExchange OWA events ${id}`],
  })),
  {
    name: 'event 76 of the day before',
    change: (organisation, machine) => logged(organisation, machine, 76, 2),
    said: [],
  },
  {
    name: 'the certificate is gone',
    change: (organisation, machine) =>
      changeMachine(organisation, machine, 'machine', (state) => {
        state.certificates = [];
      }),
    said: ['certificate is not usable'],
  },
];

const servers: readonly (readonly [string, Partial<Server>, readonly Case[]])[] = [
  ['web.config', {}, [...cases.map(withoutKeys), ...instantMessaging.map(withoutKeys)]],
  [
    'an override',
    { version: { text: '2019', generation: '2019' }, name: 'EX19', fqdn: 'ex19.ntsystems.local' },
    [...cases, ...instantMessaging],
  ],
  ['no back end', { roles: ['clientAccess'], name: 'CAS13', fqdn: 'cas13.ntsystems.local' }, cases],
];

describe.each(servers)('a server with %s', (_method, own, table) => {
  testInPowerShell('says what is wrong, and nothing else', () => {
    const { webConfig: _none, ...common } = ex14;
    const server: Server = { ...common, ...own };
    const environment: Environment = {
      ...ntsystemsEnvironment,
      exchange: {
        ...ntsystemsEnvironment.exchange,
        servers: [server],
        connections: { [server.version.generation]: { kind: 'local' } },
      },
      rollout: { order: [server.name], pauseSeconds: 0 },
    };
    const check = makePlan(environment).checks.find(({ id }) => id === `${server.name}/health/owa`);
    if (check === undefined) throw new Error('The plan has no health check.');
    const script = `$check = ${fillTemplate(check.powershell)}\n& $check.Judge (& $check.Read)`;
    const said = table.map(({ name, change }) => {
      const organisation = newOrganisation({ ...organisationOf(environment), runsOn: server.name });
      change?.(organisation, `servers/${server.name}`);
      const [lines] = runCases(
        organisation,
        [{ name, script, prints: [] }],
        `Import-Module '${engine}' -DisableNameChecking`,
      );
      return [name, lines];
    });
    expect(said).toEqual(
      table.map((one) => [one.name, one.said.map((text) => expect.stringContaining(text))]),
    );
  });
});

/** The plan was not applied: the two keys are missing, and that is said after the state of the pool. */
function withoutKeys({ name, change, said }: Case): Case {
  const missing = 'web.config on EX14 does not have the planned values';
  const place = said.some((text) => text.includes('process') || text.includes('run')) ? said.length : 0;
  return {
    name,
    ...(change === undefined ? {} : { change }),
    said: [...said.slice(0, place), missing, ...said.slice(place)],
  };
}

function logged(organisation: string, machine: string, id: number, daysAgo: number): void {
  const at = new Date(Date.now() - daysAgo * 24 * 60 * 60 * 1000);
  const entry = {
    timeCreated: stateTime(at),
    logName: 'Application',
    providerName: 'MSExchange OWA',
    id,
    level: 'Error' as const,
    message: 'It failed.',
  };
  changeMachine(organisation, machine, 'worker', (worker) => {
    const started = stateTime(new Date(Date.now() - 24 * 60 * 60 * 1000));
    worker.processes = { MSExchangeOWAAppPool: { processId: 4000, startedAt: started } };
  });
  changeMachine(organisation, machine, 'events', (log) => {
    log.events = [...log.events, entry];
  });
}
