import { describe, expect, jest } from '@jest/globals';
import type { Environment } from '../../src/environment/environment.ts';
import { readCalls } from '../organisation/calls.ts';
import { keyStorageProvider } from '../organisation/certificate.ts';
import type { OrganisationOptions } from '../organisation/options.ts';
import { setFaults } from '../organisation/organisation.ts';
import { readState, writeState } from '../organisation/state-files.ts';
import { ex14, ntsystemsEnvironment } from '../plan/ntsystems-environment.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { Simulation } from './simulation.ts';

jest.setTimeout(120_000);

const thumbprint = '4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4';
const day = 24 * 60 * 60 * 1000;
const withCmdlets: Environment = {
  ...ntsystemsEnvironment,
  oauth: { ...ntsystemsEnvironment.oauth, partnerApplication: 'cmdlets' },
};

interface Case {
  readonly name: string;
  readonly environment?: Environment;
  readonly options?: OrganisationOptions;
  readonly change?: (organisation: string) => void;
  /** The required checks that fail, and no other; id and a part of what they say. */
  readonly failed: Readonly<Record<string, string>>;
  /** Likewise of those that only advise; two are always there, about what belongs to others in the organisation. */
  readonly advice?: Readonly<Record<string, string>>;
  /** What can't be answered because of it. */
  readonly unknown?: readonly string[];
}

// Faults that don't hide each other share an organisation: a run costs a second.
const cases: readonly Case[] = [
  { name: 'a sound organisation', failed: {} },
  {
    name: 'what is missing',
    options: {
      lyncVersion: 'Microsoft Lync Server 2010 (4.0.7577.0): Volume license key installed.',
      pools: [{ fqdn: 'ly14.ntsystems.local', siteId: 'Merano' }],
      oauthTokenIssuer: 'missing',
      managementTools: 'none',
      authCertificate: 'missing',
      acceptedDomains: [{ name: 'All of it', domainName: '*.local' }],
      servers: [
        {
          name: 'EX14',
          adminDisplayVersion: 'Version 15.0 (Build 516.32)',
          certificate: 'missing',
          ucma: 'no-registry-value',
          autoDiscoverServiceInternalUri: null,
        },
        { name: 'EX15' },
      ],
      withoutDns: [
        'ly14.ntsystems.local',
        'lyncdiscover.ntsystems.local',
        'lyncdiscoverinternal.ntsystems.local',
      ],
      replication: 'behind',
      poolCertificateSubject: 'sip.ntsystems.local',
    },
    failed: {
      'skype/version/lync-2013': '4.0.7577.0',
      'skype/site/Bolzano': 'skype.pools[0].siteId: Merano',
      'skype/certificate/OAuthTokenIssuer': 'no OAuthTokenIssuer',
      'exchange/server/EX14': 'should be build 620.29 at least',
      'exchange/servers/all': 'EX15',
      'exchange/management-tools/script': 'are not on this machine',
      'exchange/accepted-domains/wildcard': 'ntsystems.local, *.local',
      'exchange/accepted-domains/name': 'It is All of it',
      'exchange/auth-certificate/EX14': 'is not on EX14',
      'skype/metadata/exchange': "can't be fetched from here",
      [`EX14/certificate/${thumbprint}`]: 'has no certificate',
      'EX14/ucma/ImplementationDLLPath': 'is missing on EX14',
    },
    advice: {
      'skype/pool-certificate/ly14.ntsystems.local': 'It is sip.ntsystems.local',
      'skype/replication/before': 'ly14.ntsystems.local',
      'exchange/autodiscover-uri/EX14': 'is empty',
      'EX14/metadata/skype': "can't be fetched from here",
      'EX14/name-resolution/ly14.ntsystems.local': 'resolve',
      'EX14/name-resolution/lyncdiscover.ntsystems.local': 'resolves neither',
    },
  },
  {
    name: 'what is out of date, or of another kind',
    options: {
      oauthTokenIssuer: 'expired',
      authCertificate: 'expired',
      umDialPlans: [{ name: 'Bozen', uriType: 'SipName' }],
      servers: [
        {
          name: 'EX14',
          adminDisplayVersion: 'Version 15.1 (Build 2507.6)',
          certificate: {
            thumbprint,
            name: 'mail.ntsystems.local',
            notAfter: new Date('2020-01-01'),
            hasPrivateKey: false,
          },
          ucma: 'no-file',
          umDialPlans: ['Bozen'],
          autoDiscoverServiceInternalUri: 'https://ex14.ntsystems.local/Autodiscover/Autodiscover.xml',
        },
      ],
    },
    failed: {
      'skype/certificate/OAuthTokenIssuer': 'out of date',
      'exchange/server/EX14': 'version 15.0',
      'exchange/known-servers/EX14': 'Bozen',
      'exchange/auth-certificate/EX14': 'out of date',
      'skype/metadata/exchange': "can't be fetched from here",
      [`EX14/certificate/${thumbprint}`]: 'no private key',
      'EX14/ucma/ImplementationDLLPath': 'is not where',
    },
    advice: {
      'exchange/autodiscover-uri/EX14': 'It is https://ex14.ntsystems.local',
      'EX14/metadata/skype': "can't be fetched from here",
      [`EX14/certificate-expiry/${thumbprint}`]: 'within 30 days',
    },
  },
  {
    name: 'a key that Lync can not use, a certificate that is not valid yet, one role, no auth certificate',
    options: {
      authCertificate: 'not-set',
      pools: [{ fqdn: 'ly15.ntsystems.local', siteId: 'Bolzano' }],
      servers: [
        {
          name: 'EX14',
          roles: ['Mailbox'],
          certificate: {
            thumbprint,
            name: 'ex14.ntsystems.local',
            provider: keyStorageProvider,
            notBefore: new Date(Date.now() + day),
          },
        },
      ],
    },
    failed: {
      'skype/registrar/ly14.ntsystems.local': 'ly15.ntsystems.local',
      'exchange/server/EX14': 'It has Mailbox',
      'exchange/auth-certificate/EX14': 'names no current certificate',
      'skype/metadata/exchange': "can't be fetched from here",
      [`EX14/certificate/${thumbprint}`]: 'legacy cryptographic service provider',
    },
    advice: {
      'skype/pool-certificate/ly14.ntsystems.local':
        'It is ly15.ntsystems.local. The Default certificate does not carry',
      'EX14/metadata/skype': 'could not be resolved',
      'EX14/name-resolution/ly14.ntsystems.local': 'resolve',
    },
    unknown: ['exchange/known-servers/EX14', 'exchange/autodiscover-uri/EX14'],
  },
  {
    name: 'what belongs to somebody else is in the way',
    change: (organisation) => {
      const topology = readState(organisation, 'skype/topology');
      const [first] = topology.published.trustedApplicationPools;
      if (first === undefined) throw new Error('The organisation has no foreign pool.');
      const pool = { ...first, serviceId: 'Bolzano-ExternalServer-9', poolFqdn: 'ex14.ntsystems.local' };
      writeState(organisation, 'skype/topology', {
        ...topology,
        published: { ...topology.published, trustedApplicationPools: [first, pool] },
      });
      const partners = readState(organisation, 'skype/partner-applications').partnerApplications;
      writeState(organisation, 'skype/partner-applications', {
        partnerApplications: partners.map((partner) => ({ ...partner, identity: 'Exchange' })),
      });
      addExchangePartner(organisation, { enabled: false, name: 'LyncEnterprise-1' });
      addExchangePartner(organisation, {
        realm: 'other',
        authMetadataUrl: 'https://other/',
        name: 'LyncEnterprise-2',
      });
    },
    failed: {
      'skype/trusted-application-port/ex14.ntsystems.local': 'urn:application:contactcentre',
      'skype/partner-applications/exchange': 'named Exchange',
      'exchange/partner-applications/lync': 'LyncEnterprise-1',
    },
    advice: {
      'skype/trusted-pool-neighbours/ex14.ntsystems.local': 'urn:application:contactcentre',
      'exchange/partner-applications/foreign': 'LyncEnterprise-2',
    },
  },
  {
    name: 'two partner applications, an account without its roles; a name that only the script would need',
    options: { acceptedDomains: [{ name: 'All of it', domainName: 'ntsystems.local' }] },
    change: (organisation) => {
      addExchangePartner(organisation, {
        linkedAccount: 'ntsystems.local/Users/anna',
        name: 'LyncEnterprise-1',
      });
      addExchangePartner(organisation, {
        linkedAccount: 'ntsystems.local/Users/anna',
        name: 'LyncEnterprise-2',
      });
    },
    failed: {
      'exchange/partner-applications/lync': 'LyncEnterprise-1, LyncEnterprise-2',
      'exchange/partner-application-roles/lync': 'UserApplication, ArchiveApplication',
    },
  },
  {
    name: 'names that the cmdlets need, and roles that an early update lacks',
    environment: withCmdlets,
    change: (organisation) => {
      addExchangePartner(organisation, {
        realm: 'other',
        authMetadataUrl: 'https://other/',
        name: 'LyncEnterprise-owa-im',
      });
      const recipients = readState(organisation, 'exchange/recipients');
      const [anna] = recipients.recipients;
      if (anna === undefined) throw new Error('The organisation has no user.');
      writeState(organisation, 'exchange/recipients', {
        ...recipients,
        recipients: [...recipients.recipients, { ...anna, name: 'LyncEnterprise-ApplicationAccount' }],
      });
      const roles = readState(organisation, 'exchange/role-assignments');
      writeState(organisation, 'exchange/role-assignments', {
        roles: roles.roles.filter((role) => role !== 'MeetingGraphApplication'),
        roleAssignments: roles.roleAssignments.filter(({ role }) => role !== 'MeetingGraphApplication'),
      });
    },
    failed: {
      'exchange/partner-application-account-name/LyncEnterprise-ApplicationAccount': 'UserMailbox',
      'exchange/partner-application-name/LyncEnterprise-owa-im': 'that is not this Lync deployment',
      'exchange/partner-application-roles/all': 'MeetingGraphApplication',
    },
    advice: { 'exchange/partner-applications/foreign': 'LyncEnterprise-owa-im' },
  },
  {
    name: 'a server that no dial plan makes known, and that is a trusted pool besides',
    environment: {
      ...ntsystemsEnvironment,
      exchange: { ...ntsystemsEnvironment.exchange, servers: [{ ...ex14, trustedPool: 'known-server' }] },
    },
    change: (organisation) => {
      const topology = readState(organisation, 'skype/topology');
      const pools = topology.published.trustedApplicationPools.map((pool) => ({
        ...pool,
        poolFqdn: 'ex14.ntsystems.local',
      }));
      writeState(organisation, 'skype/topology', {
        ...topology,
        published: { ...topology.published, trustedApplicationPools: pools },
      });
    },
    failed: {
      'skype/trusted-pool-name/ex14.ntsystems.local': 'known through a trusted application pool as well',
      'exchange/known-servers/EX14': 'does not make EX14 known',
    },
  },
];

const always = ['skype/partner-applications/foreign', 'exchange/virtual-directories/others'];

describe('in the simulated organisation', () => {
  testInPowerShell.each(cases)('$name', ({ environment, options, change, failed, advice, unknown }) => {
    const simulation = new Simulation(environment ?? ntsystemsEnvironment, options);
    change?.(simulation.organisation);
    const { events } = simulation.run('Test');
    const checks = events.filter((event) => event.event === 'check');
    expect(checks.flatMap(({ outcome, id }) => (outcome === 'unknown' ? [id] : []))).toEqual(unknown ?? []);
    const said = (safety: string) =>
      Object.fromEntries(
        checks.flatMap((check) =>
          check.outcome === 'fail' && check.safety === safety && !always.includes(check.id ?? '')
            ? [[check.id, check.message]]
            : [],
        ),
      );
    expect(said('required')).toEqual(parts(failed));
    expect(said('advice')).toEqual(parts(advice ?? {}));
  });

  testInPowerShell('what can not be read is unknown, and Apply does nothing', () => {
    const simulation = new Simulation(ntsystemsEnvironment);
    const readers = [
      'Get-CsServerVersion Get-CsSite Get-CsPool Get-CsTrustedApplication Get-CsTrustedApplicationComputer Get-CsCertificate Get-CsPartnerApplication',
      'Get-ExchangeServer Get-UMDialPlan Get-AcceptedDomain Get-AuthConfig Get-PartnerApplication Get-ChildItem Get-ItemProperty',
    ].flatMap((names) => names.split(' '));
    setFaults(simulation.organisation, { commands: readers.map((name) => ({ name })) });
    const { exitCode, events } = simulation.run('Apply');
    expect(exitCode).toBe(2);
    const required = events.filter(
      ({ event, id, safety }) =>
        event === 'check' && safety === 'required' && id?.endsWith('/connection') === false,
    );
    expect(required.filter(({ outcome }) => outcome !== 'unknown').map(({ id }) => id)).toEqual([]);
    expect(required.length).toBeGreaterThan(12);
    expect(readCalls(simulation.organisation)).toEqual([]);
  });
});

function parts(texts: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, expect.stringContaining(text)]));
}

function addExchangePartner(organisation: string, own: Partial<Partner>): void {
  const { partnerApplications } = readState(organisation, 'exchange/partner-applications');
  const partner: Partner = {
    name: 'LyncEnterprise',
    guid: `6f1c2a70-0000-4000-8000-0000000009${partnerApplications.length}0`,
    enabled: true,
    applicationIdentifier: '00000004-0000-0ff1-ce00-000000000000',
    realm: 'ntsystems.local',
    authMetadataUrl: 'https://ly14.ntsystems.local/metadata/json/1',
    useAuthServer: false,
    acceptSecurityIdentifierInformation: true,
    linkedAccount: '',
    linkedAccountSid: null,
    certificates: [],
    ...own,
  };
  writeState(organisation, 'exchange/partner-applications', {
    partnerApplications: [...partnerApplications, partner],
  });
}

type Partner = ReturnType<typeof readState<'exchange/partner-applications'>>['partnerApplications'][number];
