import { type CertificateOptions, makeCertificate } from './certificate.ts';
import { defaultVersion, type OrganisationOptions, type ServerOptions } from './options.ts';
import type { CertificateState, VirtualDirectoryState } from './state.ts';
import { writeState } from './state-files.ts';

export type NamedServer = ServerOptions & { readonly fqdn: string };

/** The Exchange organisation as new. Gives the Exchange Auth certificate, which every server holds; null without one. */
export function buildExchange(
  folder: string,
  domain: string,
  servers: readonly NamedServer[],
  options: OrganisationOptions,
): CertificateState | null {
  const auth: CertificateOptions = {
    name: 'Microsoft Exchange Server Auth Certificate',
    issuer: 'Microsoft Exchange Server Auth Certificate',
    names: [],
    services: ['SMTP'],
    serialNumber: 0x3001,
  };
  const expired = { notBefore: new Date('2013-01-01T00:00:00Z'), notAfter: new Date('2018-01-01T00:00:00Z') };
  const certificate = makeCertificate(options.authCertificate === 'expired' ? { ...auth, ...expired } : auth);
  const domainDn = domain
    .split('.')
    .map((label) => `DC=${label}`)
    .join(',');
  writeState(folder, 'exchange/organisation', {
    name: 'ntsystems',
    guid: '6f1c2a70-0000-4000-8000-000000000001',
    domain,
    domainDn,
    distinguishedName: `CN=ntsystems,CN=Microsoft Exchange,CN=Services,CN=Configuration,${domainDn}`,
    domainController: options.domainController ?? `dc1.${domain}`,
    adminDisplayVersion: '0.20 (15.0.620.29)',
    authConfig: {
      currentCertificateThumbprint: options.authCertificate === 'not-set' ? '' : certificate.thumbprint,
      realm: '',
    },
    acceptedDomains: (options.acceptedDomains ?? acceptedDomainsOf(domain, options)).map((one, index) => ({
      ...one,
      domainType: 'Authoritative',
      default: index === 0,
    })),
    umDialPlans: options.umDialPlans ?? [],
  });
  writeState(folder, 'exchange/servers', {
    servers: servers.map((server) => ({
      name: server.name,
      fqdn: server.fqdn,
      servesClients: server.servesClients ?? true,
      site: `${domain}/Configuration/Sites/Default-First-Site-Name`,
      adminDisplayVersion: server.adminDisplayVersion ?? defaultVersion,
      roles: server.roles ?? ['Mailbox', 'ClientAccess'],
      autoDiscoverServiceInternalUri:
        server.autoDiscoverServiceInternalUri === undefined
          ? `https://${options.autodiscover ?? `autodiscover.${domain}`}/Autodiscover/Autodiscover.xml`
          : server.autoDiscoverServiceInternalUri,
      umDialPlans: server.umDialPlans ?? [],
      umCallRouterDialPlans: server.umCallRouterDialPlans ?? [],
    })),
  });
  buildRecipients(folder, domain, domainDn, servers, options);
  writeState(folder, 'exchange/partner-applications', {
    partnerApplications: [
      {
        name: 'Exchange Online',
        guid: '6f1c2a70-0000-4000-8000-000000000002',
        enabled: true,
        applicationIdentifier: '00000002-0000-0ff1-ce00-000000000000',
        realm: '',
        authMetadataUrl: '',
        useAuthServer: true,
        acceptSecurityIdentifierInformation: false,
        linkedAccount: '',
        linkedAccountSid: null,
        certificates: [],
      },
    ],
  });
  writeState(folder, 'exchange/owa-virtual-directories', {
    virtualDirectories: servers.flatMap(directoriesOf),
  });
  writeState(folder, 'exchange/owa-mailbox-policies', {
    policies: ['Default', ...(options.mailboxPolicies ?? ['Kiosk'])].map((name, index) => ({
      name,
      guid: `6f1c2a70-0000-4000-8000-00000000001${index}`,
      isDefault: index === 0,
      instantMessagingEnabled: true,
      instantMessagingType: 'None',
    })),
  });
  return options.authCertificate === 'missing' ? null : certificate;
}

function buildRecipients(
  folder: string,
  domain: string,
  domainDn: string,
  servers: readonly NamedServer[],
  options: OrganisationOptions,
): void {
  const mailDomain = options.sipDomains?.[0] ?? domain;
  const users = options.users ?? [{ name: 'anna' }, { name: 'bruno' }];
  const mailboxServer =
    servers.find((server) => server.roles === undefined || server.roles.includes('Mailbox')) ?? servers[0];
  const applicationRoles = ['UserApplication', 'ArchiveApplication', 'MeetingGraphApplication'];
  writeState(folder, 'exchange/recipients', {
    domainSid: 'S-1-5-21-1404120000-2013061600-1500620029',
    nextRid: 2103 + users.length,
    recipients: users.map(({ name, ...user }, index) => ({
      kind: 'UserMailbox',
      name,
      alias: name,
      displayName: name,
      identity: `${domain}/Users/${name}`,
      organizationalUnit: `${domain}/Users`,
      distinguishedName: `CN=${name},CN=Users,${domainDn}`,
      guid: `6f1c2a70-0000-4000-8000-0000000002${index.toString(16).padStart(2, '0')}`,
      sid: `S-1-5-21-1404120000-2013061600-1500620029-${2101 + index}`,
      samAccountName: name,
      userPrincipalName: `${name}@${domain}`,
      primarySmtpAddress: `${name}@${user.domain ?? mailDomain}`,
      emailAddresses: [
        `SMTP:${name}@${user.domain ?? mailDomain}`,
        `sip:${name}@${user.domain ?? mailDomain}`,
      ],
      server: user.server ?? mailboxServer?.name ?? '',
      owaEnabled: true,
      owaMailboxPolicy: user.owaMailboxPolicy ?? null,
      sipAddress: `sip:${name}@${user.domain ?? mailDomain}`,
      signedOutOfIm: false,
      items: [],
    })),
  });
  writeState(folder, 'exchange/role-assignments', {
    roles: [...applicationRoles, 'Mail Recipients', 'Organization Client Access'],
    // Every role has the assignment that lets Organization Management delegate it.
    roleAssignments: applicationRoles.map((role) => ({
      name: `${role}-Organization Management-Delegating`,
      role,
      roleAssigneeType: 'RoleGroup',
      linkedAccount: 'Organization Management',
      linkedAccountSid: null,
    })),
  });
}

/** All domains of mail and SIP, each under its own name. */
function acceptedDomainsOf(
  domain: string,
  options: OrganisationOptions,
): readonly { name: string; domainName: string }[] {
  const domains = new Set([...(options.sipDomains ?? []), domain]);
  return [...domains].map((name) => ({ name, domainName: name }));
}

function directoriesOf(server: NamedServer): VirtualDirectoryState[] {
  const roles = server.roles ?? ['Mailbox', 'ClientAccess'];
  const sites = [
    ...(roles.includes('ClientAccess') ? (server.webSites ?? ['Default Web Site', 'Intranet']) : []),
    ...(roles.includes('Mailbox') ? ['Exchange Back End'] : []),
  ];
  return sites.map((webSite) => ({
    identity: `${server.name}\\owa (${webSite})`,
    name: `owa (${webSite})`,
    server: server.name,
    webSite,
    backEnd: webSite === 'Exchange Back End',
    internalUrl: `https://${server.fqdn}/owa`,
    instantMessagingEnabled: true,
    instantMessagingType: 'None',
    instantMessagingServerName: '',
    instantMessagingCertificateThumbprint: '',
  }));
}
