import { rmSync } from 'node:fs';
import { changeMachine, changeState, readMachine, stateTime } from '../../organisation/state-files.ts';
import { assignAll } from '../../organisation/switch-on.ts';
import { applyCumulativeUpdate, rollTokenIssuer } from '../../organisation/upkeep.ts';
import {
  type Cause,
  certificate,
  certificateOfEx14,
  eachPool,
  editWebConfig,
  type Together,
} from './cause.ts';

const past = stateTime(new Date('2020-01-01T00:00:00Z'));
const future = stateTime(new Date('2099-01-01T00:00:00Z'));
const webConfig = 'EX14/web-config/owa';
const virtualDirectory = 'exchange/virtual-directory/EX14\\owa (Default Web Site)';
const pool = 'skype/trusted-pool/ex14.ntsystems.local';
const application = 'skype/trusted-application/ex14.ntsystems.local/OutlookWebApp';
const imCertificate = `EX14/certificate/${certificateOfEx14}`;

const frontEndDirectories = (values: object) => (folder: string) =>
  changeState(folder, 'exchange/owa-virtual-directories', (state) =>
    assignAll(state.virtualDirectories, values),
  );

const everyApplication = (values: object) =>
  eachPool('ex14.', (one) => assignAll([...one.applications], values));

const forgotten = (names: RegExp) => (folder: string) =>
  changeState(folder, 'organisation', (state) => {
    state.metadata = state.metadata.filter(({ url }) => !names.test(url));
  });

const partnersOfLync = (folder: string, keep: (identity: string) => boolean) =>
  changeState(folder, 'skype/partner-applications', (state) => {
    state.partnerApplications = state.partnerApplications.filter(({ identity }) => keep(identity));
  });

/** Lync 2013 and Exchange 2013: what the symptoms of a deployment by hand come from, as far as a target shows it. */
export const webConfigCauses = {
  'a cumulative update has taken the keys away': {
    change: (folder) => applyCumulativeUpdate(folder, 'EX14'),
    found: [webConfig, /IMServerName/],
  },
  'the keys name the certificate before the last renewal': {
    change: editWebConfig(certificateOfEx14, '0'.repeat(40)),
    found: [webConfig, /0{40}/],
  },
  'the thumbprint was copied with an invisible character': {
    change: editWebConfig(certificateOfEx14, `\u200e${certificateOfEx14}`),
    found: [webConfig, /./],
  },
  'IMServerName is another server': {
    change: editWebConfig('value="ly14.', 'value="ex14.'),
    found: [webConfig, /ex14\./],
  },
  'a key stands there in another case as well': {
    change: editWebConfig('</appSettings>', '<add key="imservername" value="x" /></appSettings>'),
    found: [webConfig, /imservername/i],
  },
  'web.config is no XML any more': {
    change: editWebConfig('</appSettings>', '</appSetting>'),
    found: [webConfig, /:30:5: The XML is not well formed/],
  },
  'a later line takes the keys away again': {
    change: editWebConfig('</appSettings>', '<remove key="IMServerName" /></appSettings>'),
    found: [webConfig, /remove/],
  },
  'nobody has recycled since web.config was edited': {
    change: (folder) =>
      changeMachine(folder, 'servers/EX14', 'worker', (state) => {
        for (const one of Object.values(state.processes)) one.startedAt = past;
      }),
    found: ['EX14/recycle/MSExchangeOWAAppPool', /older/],
  },
  'the virtual directory says None': {
    change: frontEndDirectories({ instantMessagingType: 'None' }),
    found: [virtualDirectory, /None/],
  },
  'the virtual directory is off': {
    change: frontEndDirectories({ instantMessagingEnabled: false }),
    found: [virtualDirectory, /false/i],
  },
  'the policy is off': {
    change: (folder) =>
      changeState(folder, 'exchange/owa-mailbox-policies', (state) =>
        assignAll(state.policies, { instantMessagingEnabled: false }),
      ),
    found: ['exchange/mailbox-policy/Default', /false/i],
  },
  'the policy says None': {
    change: (folder) =>
      changeState(folder, 'exchange/owa-mailbox-policies', (state) =>
        assignAll(state.policies, { instantMessagingType: 'None' }),
      ),
    found: ['exchange/mailbox-policy/Default', /None/],
  },
  'the trusted pool has no application': {
    change: eachPool('ex14.', (one) => assignAll([one], { applications: [] })),
    found: [application, /./],
  },
  'the trusted pool waits for a replica': {
    change: eachPool('ex14.', (one) => assignAll([one], { requiresReplication: true })),
    found: [pool, /true/i],
  },
  'the application has another port': {
    change: everyApplication({ port: 5200 }),
    found: [application, /5200/],
  },
  'the trusted pool waits for a replica and serves another application': {
    change: eachPool('ex14.', (one) => {
      const [like] = one.applications;
      if (like === undefined) throw new Error('The pool should have an application.');
      const other = { ...like, applicationId: 'urn:application:fax', port: 6000 };
      assignAll([one], { requiresReplication: true, applications: [like, other] });
    }),
    found: ['skype/trusted-pool-repair/ex14.ntsystems.local', /fax/],
  },
  'there is no trusted pool at all': {
    change: (folder) =>
      changeState(folder, 'skype/topology', (state) => {
        for (const document of [state.published, state.enabled])
          document.trustedApplicationPools = document.trustedApplicationPools.filter(
            ({ poolFqdn }) => !poolFqdn.startsWith('ex14.'),
          );
      }),
    found: [pool, /./],
  },
  'a SIP URI dial plan was attached after the trusted pool': {
    change: (folder) => {
      changeState(folder, 'exchange/organisation', (state) => {
        state.umDialPlans.push({ name: 'Sip', uriType: 'SipName' });
      });
      changeState(folder, 'exchange/servers', (state) => {
        assignAll(state.servers, { umDialPlans: ['Sip'], umCallRouterDialPlans: ['Sip'] });
      });
    },
    found: ['exchange/known-servers/EX14', /Sip/],
  },
  'the certificate is not in the store of the machine': {
    change: (folder) =>
      changeMachine(folder, 'servers/EX14', 'machine', (state) => {
        state.certificates = state.certificates.filter((one) => one.thumbprint !== certificateOfEx14);
      }),
    found: [imCertificate, /has no certificate/],
  },
  'the certificate is out of date': {
    change: certificate({ notAfter: past }),
    found: [imCertificate, /expired/],
  },
  'the certificate is not valid yet': {
    change: certificate({ notBefore: future }),
    found: [imCertificate, /not valid yet/],
  },
  'the certificate has no private key': {
    change: certificate({ hasPrivateKey: false }),
    found: [imCertificate, /no private key/],
  },
  'the certificate is for another name than the trusted pool': {
    change: certificate({ subject: 'CN=mail.ntsystems.local' }),
    found: [imCertificate, /mail\.ntsystems\.local/],
  },
  'UCMA is not registered': {
    change: (folder) =>
      changeMachine(folder, 'servers/EX14', 'machine', (state) => {
        const [key = ''] = Object.keys(state.registry).filter((one) => one.includes('InstantMessaging'));
        delete (state.registry as Record<string, unknown>)[key];
      }),
    found: ['EX14/ucma/ImplementationDLLPath', /Install/],
  },
  'the library of UCMA is gone': {
    change: (folder) => {
      const { registry } = readMachine(folder, 'servers/EX14', 'machine');
      const [file = ''] = Object.values(registry).flatMap((values) =>
        Object.values(values).filter((one) => String(one).endsWith('Ucweb.dll')),
      );
      rmSync(String(file).replace('%ORGANISATION%', folder));
    },
    found: ['EX14/ucma/ImplementationDLLPath', /Repair/],
  },
  'the realm is another one': {
    change: (folder) =>
      changeState(folder, 'skype/oauth-configuration', (state) => {
        state.realm = 'wrong.example';
      }),
    found: ['skype/oauth-configuration/Realm', /wrong\.example/],
  },
  'Lync does not know Exchange': {
    change: (folder) => partnersOfLync(folder, (identity) => identity !== 'Exchange'),
    found: ['skype/partner-application/exchange', /./],
  },
  'Lync knows Exchange twice': {
    change: (folder) =>
      changeState(folder, 'skype/partner-applications', (state) => {
        const [one] = state.partnerApplications.filter(({ identity }) => identity === 'Exchange');
        if (one !== undefined) state.partnerApplications.push({ ...one, identity: 'microsoft.exchange' });
      }),
    found: ['skype/partner-applications/exchange', /more than one/],
  },
  'Lync does not know Exchange, and the autodiscover name serves no metadata': {
    change: (folder) => {
      partnersOfLync(folder, (identity) => identity !== 'Exchange');
      forgotten(/autodiscover/)(folder);
    },
    found: ['skype/metadata/exchange', /autodiscover\.ntsystems\.local\/autodiscover\/metadata/],
  },
  'the Exchange Auth certificate is gone': {
    change: (folder) =>
      changeMachine(folder, 'servers/EX14', 'machine', (state) => {
        state.certificates = state.certificates.filter((one) => !one.subject.includes('Auth'));
      }),
    found: ['exchange/auth-certificate/EX14', /is not on EX14/],
  },
  'Lync has no OAuthTokenIssuer certificate': {
    change: (folder) =>
      changeState(folder, 'skype/deployment', (state) => {
        state.certificates = state.certificates.filter(({ use }) => use !== 'OAuthTokenIssuer');
      }),
    found: ['skype/certificate/OAuthTokenIssuer', /Set-CsCertificate/],
  },
  'Exchange does not know Lync': {
    change: (folder) =>
      changeState(folder, 'exchange/partner-applications', (state) => {
        state.partnerApplications = state.partnerApplications.filter(({ useAuthServer }) => useAuthServer);
      }),
    found: ['exchange/partner-application/lync', /./],
  },
  'Exchange knows the token certificate before the last renewal': {
    change: (folder) => void rollTokenIssuer(folder),
    found: ['exchange/partner-application-metadata/lync', /[0-9A-F]{40}/],
  },
  'the account of the partner application has lost a role': {
    change: (folder) =>
      changeState(folder, 'exchange/role-assignments', (state) => void state.roleAssignments.pop()),
    found: ['exchange/partner-application-roles/lync', /ArchiveApplication/],
  },
  'an accepted domain is a wildcard': {
    change: (folder) =>
      changeState(folder, 'exchange/organisation', (state) =>
        assignAll(state.acceptedDomains, { domainName: '*.ntsystems.local' }),
      ),
    found: ['exchange/accepted-domains/wildcard', /\*\.ntsystems\.local/],
  },
} as const satisfies Readonly<Record<string, Cause>>;

export const webConfigOrganisations: readonly Together<keyof typeof webConfigCauses>[] = [
  {
    outcome: 'repaired',
    causes: [
      'a cumulative update has taken the keys away',
      'the virtual directory says None',
      'the policy is off',
      'the trusted pool has no application',
      'the realm is another one',
    ],
  },
  {
    outcome: 'repaired',
    causes: [
      'the keys name the certificate before the last renewal',
      'the virtual directory is off',
      'the trusted pool waits for a replica',
      'Lync does not know Exchange',
      'Exchange knows the token certificate before the last renewal',
    ],
  },
  {
    outcome: 'repaired',
    causes: [
      'the thumbprint was copied with an invisible character',
      'the policy says None',
      'there is no trusted pool at all',
      'Exchange does not know Lync',
    ],
  },
  { outcome: 'repaired', causes: ['IMServerName is another server'] },
  { outcome: 'repaired', causes: ['nobody has recycled since web.config was edited'] },
  {
    outcome: 'refused',
    causes: [
      'a key stands there in another case as well',
      'the application has another port',
      'a SIP URI dial plan was attached after the trusted pool',
      'the certificate is out of date',
      'the certificate is for another name than the trusted pool',
      'UCMA is not registered',
      'Lync knows Exchange twice',
      'an accepted domain is a wildcard',
    ],
  },
  {
    outcome: 'refused',
    causes: [
      'web.config is no XML any more',
      'the trusted pool waits for a replica and serves another application',
      'the certificate is not in the store of the machine',
      'the library of UCMA is gone',
      'Lync does not know Exchange, and the autodiscover name serves no metadata',
      'the account of the partner application has lost a role',
    ],
  },
  {
    outcome: 'refused',
    causes: [
      'a later line takes the keys away again',
      'the certificate has no private key',
      'the certificate is not valid yet',
      'the Exchange Auth certificate is gone',
      'Lync has no OAuthTokenIssuer certificate',
    ],
  },
];
