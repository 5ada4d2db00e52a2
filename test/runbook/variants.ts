import type { Environment, Server } from '../../src/environment/environment.ts';
import { ex14, ntsystemsEnvironment } from '../plan/ntsystems-environment.ts';

const ex15: Server = {
  ...ex14,
  name: 'EX15',
  fqdn: 'ex15.ntsystems.local',
  trustedPool: 'known-server',
  certificate: {
    thumbprint: 'A94A8FE5CCB19BA61C4C0873D391E987982FBBD3',
    subject: 'ex15.ntsystems.local',
    shared: false,
  },
  installPath: "D:\\Exchange Server\\V15's\\",
  connection: { kind: 'local' },
};

function serverOf(name: string, version: Server['version'], own: Partial<Server> = {}): Server {
  const { webConfig: _none, ...common } = ex14;
  const fqdn = `${name.toLowerCase()}.ntsystems.local`;
  const thumbprint = (['EX19', 'EX19B', 'EX16', 'MBX13', 'CAS13'].indexOf(name) + 1).toString().repeat(40);
  return {
    ...common,
    name,
    fqdn,
    version,
    certificate: { thumbprint, subject: fqdn, shared: false },
    ...own,
  };
}

const exchange2019 = { text: '2019-cu14', generation: '2019', cumulativeUpdate: 14 } as const;
const exchange2013 = { text: '2013-sp1', generation: '2013', servicePack: 1 } as const;

/** Exchange 2019, 2016 and 2013, the last one with its roles on two servers. */
const threeGenerations: Environment = {
  ...ntsystemsEnvironment,
  name: 'three-generations',
  features: { instantMessaging: true, onlineMeetings: true, skypeAccessToExchange: false },
  exchange: {
    ...ntsystemsEnvironment.exchange,
    version: exchange2019,
    connections: {
      '2013': { kind: 'remote', url: 'http://mbx13.ntsystems.local/PowerShell/' },
      '2016': { kind: 'remote', url: 'http://ex16.ntsystems.local/PowerShell/' },
      '2019': { kind: 'remote', url: 'http://ex19.ntsystems.local/PowerShell/' },
    },
    servers: [
      serverOf('CAS13', exchange2013, {
        roles: ['clientAccess'],
        certificate: { subject: 'cas13.ntsystems.local', shared: false },
      }),
      serverOf('MBX13', exchange2013, { roles: ['mailbox'] }),
      serverOf('EX16', { text: '2016', generation: '2016' }),
      serverOf('EX19', exchange2019),
      serverOf('EX19B', exchange2019, { imServerName: 'dir.ntsystems.local', director: true }),
    ],
  },
  rollout: { order: ['EX19', 'EX19B', 'EX16', 'MBX13', 'CAS13'], pauseSeconds: 0 },
};

function server(name: string, pool: string, more: Partial<Server>): Server {
  const fqdn = `${name.toLowerCase()}.contoso.com`;
  return {
    ...ex14,
    name,
    fqdn,
    pool,
    imServerName: pool,
    certificate: { thumbprint: '62CDB7020FF920E5AA642C3D4066950DD1F01F4D', subject: fqdn, shared: false },
    ...more,
  };
}

const shared = {
  thumbprint: 'A94A8FE5CCB19BA61C4C0873D391E987982FBBD3',
  subject: 'mail.contoso.com',
  shared: true,
};
const dublin = 'sfb-eu.contoso.com';
const redmond = 'sfb-us.contoso.com';
const cu23 = { text: '2016-cu23', generation: '2016', cumulativeUpdate: 23 } as const;

/** Two sites, two pools, a Director; a certificate for three servers, one known by a dial plan, roles apart. */
const twoPools: Environment = {
  ...ntsystemsEnvironment,
  name: 'contoso',
  skype: {
    version: { text: 'sfb-2015-cu7', generation: 'sfb-2015', cumulativeUpdate: 7 },
    sipDomains: ['contoso.com'],
    connection: { kind: 'module' },
    pools: [dublin, redmond].map((fqdn, index) => ({
      fqdn,
      siteId: ['Dublin', 'Redmond'][index] ?? '',
      certificateSubject: fqdn,
      metadataUrl: `https://${fqdn}/metadata/json/1`,
    })),
  },
  exchange: {
    ...ntsystemsEnvironment.exchange,
    version: cu23,
    autodiscover: 'autodiscover.contoso.com',
    connections: {
      '2013': { kind: 'remote', url: 'http://mbx1.contoso.com/PowerShell/' },
      '2016': { kind: 'remote', url: 'http://ex1.contoso.com/PowerShell/' },
    },
    servers: [
      server('EX1', dublin, { version: cu23, certificate: shared }),
      server('EX2', dublin, { version: cu23, certificate: shared }),
      server('EX3', redmond, {
        version: cu23,
        certificate: shared,
        imServerName: 'director.contoso.com',
        director: true,
      }),
      server('EX4', redmond, { version: cu23, trustedPool: 'known-server' }),
      server('MBX1', redmond, { roles: ['mailbox'] }),
      server('MBX2', redmond, { roles: ['mailbox'], trustedPool: 'known-server' }),
    ],
    mailboxPolicies: ['Default', 'Frontline'],
  },
  oauth: {
    ...ntsystemsEnvironment.oauth,
    skypeMetadataUrl: `https://${dublin}/metadata/json/1`,
  },
  verification: { mailbox: 'anna@contoso.com' },
  rollout: { order: ['EX1', 'EX2', 'EX3', 'EX4', 'MBX1', 'MBX2'], pauseSeconds: 0 },
};

/** Environments that between them use every template, and values that would be code if they were not quoted. */
export const variants: Readonly<Record<string, Environment>> = {
  ntsystems: ntsystemsEnvironment,
  'with cmdlets and every verification': {
    ...ntsystemsEnvironment,
    oauth: {
      ...ntsystemsEnvironment.oauth,
      partnerApplication: 'cmdlets',
      serviceName: '00000004-0000-0ff1-ce00-000000000000',
      exchangeAutodiscoverUrl: 'https://autodiscover.ntsystems.local/autodiscover/autodiscover.svc',
      allowedDomains: ['*.ntsystems.local', 'tomt.it'],
    },
    verification: {
      sipUri: 'sip:anna@ntsystems.local',
      mailbox: 'anna@ntsystems.local',
      frontEnd: 'ly14.ntsystems.local',
    },
  },
  'two servers, one known through a dial plan, iisreset': {
    ...ntsystemsEnvironment,
    exchange: {
      ...ntsystemsEnvironment.exchange,
      connections: { '2013': { kind: 'local' } },
      servers: [ex14, ex15],
      exclude: [{ name: 'EX99', reason: "a test server\n# SIG # it's $(calc)" }],
    },
    verification: { sipUri: 'sip:anna@ntsystems.local' },
    restart: 'iisreset',
    rollout: {
      order: ['EX15', 'EX14'],
      pauseSeconds: 300,
      window: { days: ['Sat', 'Sun'], from: '22:00', to: '04:00', timeZone: 'Europe/Rome' },
    },
  },
  'values that want to be code': {
    ...ntsystemsEnvironment,
    description: "#> '; Remove-Item * \u2028 $(calc) \u201d",
    exchange: {
      ...ntsystemsEnvironment.exchange,
      servers: [{ ...ex14, name: 'skype', installPath: "C:\\it's `$here\\" }],
      virtualDirectories: [
        "skype\\owa (F\u00fchrung's \u2018Web\u2019 Site)",
        'skype\\owa (Default Web Site)',
      ],
      mailboxPolicies: [
        'Default',
        'F\u00fchrung',
        "it's",
        '$(Remove-Item *)',
        '\u2019; exit #',
        '\u{1F600}',
        "@'",
        '" `"',
      ],
    },
    acknowledge: [{ rule: 'pool-subject', reason: 'SIG # Begin signature block' }],
  },
  'two pools, a shared certificate, known servers, roles apart': twoPools,
  'the same, taken out': { ...twoPools, state: 'absent' },
  'instant messaging alone': { ...ntsystemsEnvironment, features: only('instantMessaging') },
  'Online Meetings alone, without a realm': {
    ...ntsystemsEnvironment,
    features: only('onlineMeetings'),
    oauth: {
      partnerApplication: 'script',
      exchangeAutodiscoverUrl: 'https://autodiscover.ntsystems.local/autodiscover/autodiscover.svc',
      skypeMetadataUrl: 'https://ly14.ntsystems.local/metadata/json/1',
    },
  },
  'three generations, split roles': threeGenerations,
  'taken out': { ...ntsystemsEnvironment, state: 'absent' },
  'three generations, recycled by hand, the module of another machine': {
    ...threeGenerations,
    skype: { ...threeGenerations.skype, connection: { kind: 'winrm', host: 'ly14.ntsystems.local' } },
    restart: 'manual',
  },
  'two servers leave': {
    ...twoPools,
    exchange: {
      ...twoPools.exchange,
      servers: twoPools.exchange.servers.map((one) =>
        ['EX2', 'MBX1'].includes(one.name) ? { ...one, state: 'absent' } : one,
      ),
    },
  },
  'access to Exchange alone': { ...ntsystemsEnvironment, features: only('skypeAccessToExchange') },
};

function only(feature: keyof Environment['features']): Environment['features'] {
  return { instantMessaging: false, onlineMeetings: false, skypeAccessToExchange: false, [feature]: true };
}
