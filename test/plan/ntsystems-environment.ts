import type { Environment, Server } from '../../src/environment/environment.ts';

export const ex14: Server = {
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
  webConfig: 'ex14.web.config',
};

/** The deployment that the project began with, as the environment room hands it over. */
export const ntsystemsEnvironment: Environment = {
  schema: 1,
  name: 'ntsystems',
  description: 'Lync 2013 and Exchange 2013, one server each',
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
    servers: [ex14],
    exclude: [],
    virtualDirectories: 'all',
    mailboxPolicies: ['Default'],
  },
  trustedApplication: { id: 'OutlookWebApp', port: 5199 },
  oauth: {
    realm: 'ntsystems.local',
    partnerApplication: 'script',
    skypeMetadataUrl: 'https://ly14.ntsystems.local/metadata/json/1',
  },
  verification: {},
  restart: 'recycle',
  rollout: { order: ['EX14'], pauseSeconds: 0 },
  acknowledge: [],
};
