import { describe, expect, test } from '@jest/globals';
import type { Environment } from '../../src/environment/environment.ts';
import { readText, smallEnvironment } from './read-text.ts';

function read(change: Record<string, string> = {}): Environment {
  const reading = readText(smallEnvironment(change));
  expect(reading.findings).toEqual([]);
  if (reading.outcome !== 'valid') throw new Error(reading.outcome);
  return reading.environment;
}

test('a small file, with every default filled in', () => {
  expect(read()).toEqual({
    schema: 1,
    name: 'ntsystems',
    state: 'present',
    stage: 'lab',
    features: { instantMessaging: true, onlineMeetings: true, skypeAccessToExchange: true },
    skype: {
      version: { text: 'lync-2013', generation: 'lync-2013' },
      sipDomains: ['ntsystems.local'],
      connection: { kind: 'module' },
      pools: [
        {
          fqdn: 'ly14.ntsystems.local',
          siteId: 'Bolzano',
          certificateSubject: 'ly14.ntsystems.local',
          metadataUrl: 'https://ly14.ntsystems.local/metadata/json/1',
        },
      ],
    },
    exchange: {
      version: { text: '2013-cu1', generation: '2013', cumulativeUpdate: 1 },
      autodiscover: 'autodiscover.ntsystems.local',
      connections: { '2013': { kind: 'remote', url: 'http://ex14.ntsystems.local/PowerShell/' } },
      servers: [
        {
          name: 'EX14',
          fqdn: 'ex14.ntsystems.local',
          state: 'present',
          version: { text: '2013-cu1', generation: '2013', cumulativeUpdate: 1 },
          roles: ['clientAccess', 'mailbox'],
          pool: 'ly14.ntsystems.local',
          imServerName: 'ly14.ntsystems.local',
          director: false,
          trustedPool: 'create',
          certificate: {
            thumbprint: '4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4',
            subject: 'ex14.ntsystems.local',
            shared: false,
          },
          connection: { kind: 'winrm', port: 5985, ssl: false, configurationName: 'Microsoft.PowerShell' },
        },
      ],
      exclude: [],
      virtualDirectories: 'all',
      mailboxPolicies: ['Default'],
    },
    trustedApplication: { id: 'OutlookWebApp', port: 5199 },
    oauth: {
      partnerApplication: 'script',
      exchangeAutodiscoverUrl: 'https://autodiscover.ntsystems.local/autodiscover/autodiscover.svc',
      skypeMetadataUrl: 'https://ly14.ntsystems.local/metadata/json/1',
    },
    verification: {},
    restart: 'recycle',
    rollout: { order: ['EX14'], pauseSeconds: 0 },
    acknowledge: [],
  });
});

const second = `    - name: EX15
      fqdn: ex15.ntsystems.local
      version: 2019`;
const withSecond = (rest: string) => ({
  'trustedPool:': `      trustedPool: create\n${second}${rest}`,
  'certificate:': '',
  'thumbprint:': '',
});

const resolved: readonly (readonly [
  name: string,
  change: Record<string, string>,
  pick: (e: Environment) => unknown,
  expected: unknown,
])[] = [
  [
    'the URL for OAuth is not needed with a realm',
    { oauth: 'oauth: { realm: ntsystems.local }' },
    (e) => e.oauth.exchangeAutodiscoverUrl,
    undefined,
  ],
  [
    'nor with a later product',
    { 'version: lync': '  version: sfb-2015' },
    (e) => e.oauth.exchangeAutodiscoverUrl,
    undefined,
  ],
  [
    'nor without Online Meetings',
    { 'onlineMeetings:': '' },
    (e) => e.oauth.exchangeAutodiscoverUrl,
    undefined,
  ],
  [
    'a URL that is given stays',
    { oauth: 'oauth: { exchangeAutodiscoverUrl: "https://a.b/c" }' },
    (e) => e.oauth.exchangeAutodiscoverUrl,
    'https://a.b/c',
  ],
  [
    'the metadata URL of the pool',
    { 'siteId:': '      siteId: A\n      metadataUrl: https://a.b/c' },
    (e) => e.oauth.skypeMetadataUrl,
    'https://a.b/c',
  ],
  ['2019 trusts by a pool of its own', withSecond(''), (e) => e.exchange.servers[1]?.trustedPool, 'create'],
  [
    'a connection for each generation',
    withSecond(''),
    (e) => Object.keys(e.exchange.connections),
    ['2013', '2019'],
  ],
  [
    'the endpoint of the first server of its generation',
    withSecond(''),
    (e) => e.exchange.connections['2019'],
    { kind: 'remote', url: 'http://ex15.ntsystems.local/PowerShell/' },
  ],
  [
    'an endpoint that is given stays',
    { 'autodiscover:': '  autodiscover: a.b\n  connections: { "2013": local }' },
    (e) => e.exchange.connections,
    { '2013': { kind: 'local' } },
  ],
  [
    'the rest of the rollout follows in the order of the file',
    { ...withSecond(''), rollout: 'rollout: { order: [ex15] }' },
    (e) => e.rollout.order,
    ['EX15', 'EX14'],
  ],
  [
    'a pool is spelled as it is listed',
    { 'trustedPool:': '      trustedPool: create\n      pool: LY14.ntsystems.local' },
    (e) => e.exchange.servers[0]?.pool,
    'ly14.ntsystems.local',
  ],
  [
    'WinRM with ssl',
    { 'trustedPool:': '      trustedPool: create\n      connection: { ssl: true }' },
    (e) => e.exchange.servers[0]?.connection,
    { kind: 'winrm', port: 5986, ssl: true, configurationName: 'Microsoft.PowerShell' },
  ],
  [
    'WinRM with all keys',
    { 'trustedPool:': '      trustedPool: create\n      connection: { port: 80, configurationName: jea }' },
    (e) => e.exchange.servers[0]?.connection,
    { kind: 'winrm', port: 80, ssl: false, configurationName: 'jea' },
  ],
  [
    'a local server',
    { 'trustedPool:': '      trustedPool: create\n      connection: local' },
    (e) => e.exchange.servers[0]?.connection,
    { kind: 'local' },
  ],
  ['a pause', { rollout: 'rollout: { pauseBetweenServers: 5m }' }, (e) => e.rollout.pauseSeconds, 300],
  [
    'a certificate that two servers share by an alias',
    {
      'certificate:': '      certificate: &public',
      'thumbprint:': `        thumbprint: 4f0e7c2b9a6d1358e0b4c7f2a91d6e3358b0a7c4\n        subject: mail.a.b\n        shared: true\n${second}\n      certificate: *public`,
    },
    (e) => e.exchange.servers.map(({ certificate }) => certificate),
    Array(2).fill({
      thumbprint: '4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4',
      subject: 'mail.a.b',
      shared: true,
    }),
  ],
  [
    'without instant messaging no site is needed',
    { 'instantMessaging:': '', 'siteId:': '', 'trustedPool:': '' },
    (e) => e.skype.pools[0]?.siteId,
    '',
  ],
  [
    'without Online Meetings no Autodiscover',
    { 'onlineMeetings:': '', 'autodiscover:': '' },
    (e) => e.exchange.autodiscover,
    '',
  ],
];

test.each(resolved)('%s', (_name, change, pick, expected) => {
  expect(pick(read(change))).toEqual(expected);
});

const required: readonly (readonly [
  name: string,
  change: Record<string, string>,
  paths: readonly string[],
])[] = [
  ['the site', { 'siteId:': '' }, ['skype.pools[0].siteId']],
  ['Autodiscover', { 'autodiscover:': '' }, ['exchange.autodiscover']],
  ['the trusted pool on 2013', { 'trustedPool:': '' }, ['exchange.servers[0].trustedPool']],
  [
    'the trusted pool on 2016',
    { 'trustedPool:': '      version: 2016' },
    ['exchange.servers[0].trustedPool'],
  ],
  ['no trusted pool on 2019', { 'trustedPool:': '      version: 2019' }, []],
  ['no trusted pool without the Mailbox role', { 'trustedPool:': '      roles: [clientAccess]' }, []],
  ['no trusted pool without instant messaging', { 'trustedPool:': '', 'instantMessaging:': '' }, []],
  [
    'pool and metadata with several pools',
    { 'siteId:': '      siteId: A\n    - { fqdn: ly15.ntsystems.local, siteId: B }' },
    ['oauth.skypeMetadataUrl', 'exchange.servers[0].pool'],
  ],
  ['the keys at the top', { 'schema:': '', 'name: nt': '', 'stage:': '' }, ['schema', 'name', 'stage']],
  [
    'the keys of a window',
    { rollout: 'rollout: { window: { from: "22:00" } }' },
    ['rollout.window.days', 'rollout.window.to', 'rollout.window.timeZone'],
  ],
];

describe('required', () => {
  test.each(required)('%s', (_name, change, paths) => {
    const { findings } = readText(smallEnvironment(change));
    expect(findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual(
      paths.map((path) => `missing-key ${path}`),
    );
  });
});

test('what is right of a file with faults can be read', () => {
  const { outcome, partial } = readText(
    smallEnvironment({
      'thumbprint:': '        thumbprint: x',
      'fqdn: ex14': '      fqdn: ex14',
      'siteId:': '      siteId: A\n    - ~',
    }),
  );
  expect(outcome).toBe('invalid');
  expect(partial.skype?.pools).toMatchObject([{ fqdn: 'ly14.ntsystems.local' }, undefined]);
  expect(partial.exchange?.servers?.[0]?.fqdn).toBeUndefined();
  expect(partial.exchange?.servers?.[0]?.certificate).toEqual({ shared: false });
  expect(partial.exchange?.autodiscover).toBe('autodiscover.ntsystems.local');
});

test('a nearly right key or name is named', () => {
  const suggestions = readText(
    smallEnvironment({
      'stage:': 'stagee: lab',
      'trustedPool:': '      trustedPool: creates\n      pool: ly41.ntsystems.local',
      rollout: 'rollout: { order: [EX41] }',
    }),
  ).findings.map(({ remedy }) => remedy);
  expect(suggestions.map((remedy) => /Did you mean "([^"]*)"/.exec(remedy)?.[1])).toEqual([
    'stage',
    'create',
    'ly14.ntsystems.local',
    'EX14',
  ]);
});

const places: readonly (readonly [path: string, value: unknown, key: unknown])[] = [
  [
    'stage',
    { line: 3, column: 8, endLine: 3, endColumn: 11 },
    { line: 3, column: 1, endLine: 3, endColumn: 6 },
  ],
  [
    'exchange.servers[0].fqdn',
    { line: 19, column: 13, endLine: 19, endColumn: 33 },
    { line: 19, column: 7, endLine: 19, endColumn: 11 },
  ],
  ['exchange.servers[1]', undefined, undefined],
  ['exchange.servers[0].pool', undefined, undefined],
  ['toString', undefined, undefined],
];

test.each(places)('the place of %s', (path, value, key) => {
  const { positions } = readText(smallEnvironment());
  expect(positions.value(path)).toEqual(value);
  expect(positions.key(path)).toEqual(key);
  expect(positions.has(path)).toBe(value !== undefined);
});

test.each([
  ['exchange.servers[0].fqdn', 19, 13],
  ['exchange.servers[0].pool', 18, 7],
  ['exchange.servers[0].certificate.subject', 21, 7],
  ['exchange.servers[7].pool', 17, 3],
  ['oauth.realm', 1, 1],
])('where a person looks for %s', (path, line, column) => {
  expect(readText(smallEnvironment()).positions.nearest(path)).toMatchObject({ line, column });
});
