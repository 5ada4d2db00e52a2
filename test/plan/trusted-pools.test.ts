import { describe, expect, test } from '@jest/globals';
import type { Environment, Server } from '../../src/environment/environment.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { trustedPools } from '../../src/plan/trusted-pools.ts';
import { ex14, ntsystemsEnvironment } from './ntsystems-environment.ts';

const [pool] = ntsystemsEnvironment.skype.pools;
if (pool === undefined) throw new Error('The environment has no pool.');
const other = { ...pool, fqdn: 'ly15.ntsystems.local', siteId: 'Merano' };

function server(name: string, subject: string, more: Partial<Server> = {}): Server {
  const fqdn = `${name.toLowerCase()}.ntsystems.local`;
  return { ...ex14, name, fqdn, certificate: { ...ex14.certificate, subject, shared: true }, ...more };
}

function withServers(servers: readonly Server[]): Environment {
  return {
    ...ntsystemsEnvironment,
    skype: { ...ntsystemsEnvironment.skype, pools: [pool as typeof other, other] },
    exchange: { ...ntsystemsEnvironment.exchange, servers },
    rollout: { order: servers.map(({ name }) => name), pauseSeconds: 0 },
  };
}

const mail = 'mail.ntsystems.local';

describe('pools by certificate name', () => {
  test.each([
    {
      name: 'a host name of its own: the pool is its own computer',
      servers: [server('EX1', 'EX1.ntsystems.local')],
      pools: [['EX1.ntsystems.local', 'ly14.ntsystems.local', []]],
    },
    {
      name: 'another name on one server: the host is the computer',
      servers: [server('EX1', mail)],
      pools: [[mail, 'ly14.ntsystems.local', ['ex1.ntsystems.local']]],
    },
    {
      name: 'one name, in any case, on three servers: the hosts are the computers',
      servers: [server('EX1', mail), server('EX2', 'MAIL.ntsystems.local'), server('EX3', mail)],
      pools: [
        [mail, 'ly14.ntsystems.local', ['ex1.ntsystems.local', 'ex2.ntsystems.local', 'ex3.ntsystems.local']],
      ],
    },
    {
      name: 'the registrar is that of the first server',
      servers: [server('EX1', mail, { pool: other.fqdn }), server('EX2', mail)],
      pools: [[mail, 'ly15.ntsystems.local', ['ex1.ntsystems.local', 'ex2.ntsystems.local']]],
    },
    {
      name: 'a known server, and one without mailboxes, get none',
      servers: [
        server('EX1', 'ex1.ntsystems.local', { trustedPool: 'known-server' }),
        server('CAS1', mail, { roles: ['clientAccess'] }),
      ],
      pools: [],
    },
  ])('$name', ({ servers, pools }) => {
    const found = trustedPools(withServers(servers)).map(({ subject, registrar, computers }) => [
      subject,
      registrar.fqdn,
      computers,
    ]);
    expect(found).toEqual(pools);
  });
});

describe('the plan', () => {
  const shared = makePlan(
    withServers([server('EX1', mail), server('EX2', mail, { pool: other.fqdn }), server('EX3', mail)]),
  );

  test('a copy, the pool with its first computer, every computer, the application, one topology', () => {
    expect(shared.steps.map(({ id }) => id).filter((id) => /^skype\/t/.test(id))).toEqual([
      'skype/topology/copy',
      `skype/trusted-pool/${mail}`,
      'skype/trusted-computer/ex1.ntsystems.local',
      'skype/trusted-computer/ex2.ntsystems.local',
      'skype/trusted-computer/ex3.ntsystems.local',
      `skype/trusted-application/${mail}/OutlookWebApp`,
      'skype/topology/published',
    ]);
  });

  test('only changes of the topology make it be enabled', () => {
    const topology = shared.steps.find(({ id }) => id === 'skype/topology/published');
    expect(topology?.triggeredBy).toHaveLength(5);
    expect(topology?.triggeredBy).not.toContain('skype/topology/copy');
  });

  test('a server waits for the pool, its own computer, the application and the topology', () => {
    expect(shared.steps.find(({ id }) => id === 'EX2/web-config/owa')?.dependsOn).toEqual([
      `skype/trusted-pool/${mail}`,
      'skype/trusted-computer/ex2.ntsystems.local',
      `skype/trusted-application/${mail}/OutlookWebApp`,
      'skype/topology/published',
    ]);
  });

  test('a registrar elsewhere than the server talks to is said', () => {
    expect(shared.notes.filter((note) => note.includes('is registered with'))).toEqual([
      expect.stringMatching(/^The trusted application pool mail.* OWA on EX2 talks to another pool/),
    ]);
  });

  test('users wait until the front ends have the topology', () => {
    const [users] = shared.sections.filter(({ title }) => title === "Users' switches");
    expect(users?.items.map(({ id }) => id)).toEqual([
      'skype/replication/front-ends',
      'exchange/mailbox-policy/Default',
    ]);
    expect(users?.items[0]).toMatchObject({
      safety: 'required',
      phase: 'health',
      waitSeconds: 300,
      powershell: { values: { Pools: ['ly14.ntsystems.local', 'ly15.ntsystems.local'] } },
    });
  });

  test('sites once each, registrars and certificates by pool', () => {
    const environment = withServers([server('EX1', mail)]);
    const ids = makePlan({
      ...environment,
      skype: {
        ...environment.skype,
        pools: [pool as typeof other, other, { ...other, fqdn: 'ly16.ntsystems.local', siteId: 'MERANO' }],
      },
    }).checks.map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('skype/site/'))).toEqual([
      'skype/site/Bolzano',
      'skype/site/Merano',
    ]);
    expect(ids.filter((id) => id.startsWith('skype/registrar/'))).toHaveLength(3);
    expect(ids.filter((id) => id.startsWith('skype/pool-certificate/'))).toHaveLength(3);
  });
});

describe('known servers', () => {
  const versions = {
    '2013': { text: '2013', generation: '2013' },
    '2016': { text: '2016', generation: '2016' },
    '2019': { text: '2019', generation: '2019' },
    se: { text: 'se', generation: 'se' },
  } as const;

  function asked(servers: readonly Server[]) {
    return makePlan({
      ...withServers(servers),
      exchange: {
        ...ntsystemsEnvironment.exchange,
        servers,
        connections: Object.fromEntries(Object.keys(versions).map((name) => [name, { kind: 'local' }])),
      },
    })
      .checks.filter(({ id }) => id.startsWith('exchange/known-servers/'))
      .map(({ id, generation, safety, powershell }) => [
        id.split('/').at(-1),
        generation,
        safety,
        /Get-UMCallRouterSettings/.test(powershell.template),
      ]);
  }

  test('dial plans are asked of the shell of the server, and only where there are any', () => {
    const servers = Object.entries(versions).map(([name, version]) =>
      server(`EX${name}`, `ex${name}.ntsystems.local`, { version }),
    );
    expect(asked(servers)).toEqual([
      ['EX2013', '2013', 'required', true],
      ['EX2016', '2016', 'required', true],
    ]);
    expect(asked(servers.slice(0, 1))).toEqual([['EX2013', undefined, 'required', true]]);
  });

  test('without a call router a dial plan proves nothing', () => {
    const version = versions['2013'];
    expect(
      asked([
        server('MBX1', 'mbx1.ntsystems.local', { version, roles: ['mailbox'] }),
        server('MBX2', 'mbx2.ntsystems.local', {
          version,
          roles: ['mailbox'],
          trustedPool: 'known-server',
        }),
        server('CAS1', 'cas1.ntsystems.local', { version, roles: ['clientAccess'] }),
      ]),
    ).toEqual([
      ['MBX1', undefined, 'advice', false],
      ['MBX2', undefined, 'required', false],
    ]);
  });
});
