import { imSettings } from './im-settings.ts';
import {
  commonName,
  fileExists,
  isInDate,
  type MailboxUser,
  type RunningOrganisation,
  type RunningServer,
  sameText,
} from './organisation-reader.ts';
import type { CertificateState } from './state.ts';
import { readState } from './state-files.ts';

const imKey = 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\MSExchange OWA\\InstantMessaging';

/** Why this user would not see presence and instant messaging in Outlook on the web; empty if they would. */
export function judgePresenceAndIm(organisation: RunningOrganisation, user: MailboxUser): readonly string[] {
  const server = organisation.servers.find((one) => one.name === user.server);
  if (server === undefined) return ['the mailbox is on no server of this organisation'];
  return [
    ...switchesOff(organisation, user),
    ...userNotEnabled(user),
    ...providerMissing(organisation, server),
    ...notConfigured(organisation, server),
  ];
}

/** Switches 1 and 2: the front-end virtual directory of every server through which the user may come, and their policy. */
export function switchesOff(organisation: RunningOrganisation, user: MailboxUser): readonly string[] {
  const reasons: string[] = [];
  for (const server of organisation.servers.filter((one) => one.servesClients)) {
    if (!server.owaStarted) reasons.push(`MSExchangeOWAAppPool on ${server.name} is stopped`);
    const loaded = server.virtualDirectories.find((one) => one.webSite === 'Default Web Site');
    if (!(loaded?.instantMessagingEnabled && loaded.instantMessagingType === 'Ocs')) {
      reasons.push(
        `the OWA virtual directory that ${server.name} has loaded does not offer Ocs instant messaging`,
      );
    }
  }
  const { policies } = readState(organisation.folder, 'exchange/owa-mailbox-policies');
  const policy = policies.find((one) =>
    user.owaMailboxPolicy === null ? one.isDefault : one.name === user.owaMailboxPolicy,
  );
  if (!(policy?.instantMessagingEnabled && policy.instantMessagingType === 'Ocs')) {
    reasons.push(
      `the OWA mailbox policy ${policy?.name ?? user.owaMailboxPolicy} does not offer Ocs instant messaging`,
    );
  }
  return reasons;
}

/** Switches 6 and 7. */
function userNotEnabled(user: MailboxUser): readonly string[] {
  const { sipAddress } = user;
  if (sipAddress === null) return ['the user is not enabled for SIP'];
  const reasons: string[] = [];
  if (!user.emailAddresses.some((address) => sameText(address, sipAddress)))
    reasons.push('the SIP address is not among the proxy addresses');
  if (!user.owaEnabled) reasons.push('Outlook on the web is switched off for the user');
  if (user.signedOutOfIm) reasons.push('the user signed out of instant messaging');
  return reasons;
}

/** Switch 4: the UCMA runtime and the provider DLL. */
export function providerMissing(organisation: RunningOrganisation, server: RunningServer): readonly string[] {
  const path = server.machine.registry[imKey]?.ImplementationDLLPath;
  if (typeof path !== 'string' || path === '')
    return [`the registry of ${server.name} has no ImplementationDLLPath`];
  return fileExists(organisation.folder, path) ? [] : [`the provider DLL of ${server.name} does not exist`];
}

/** Switches 3 and 5: what the server has loaded, its certificate, and whether the pool knows it. */
function notConfigured(organisation: RunningOrganisation, server: RunningServer): readonly string[] {
  const { serverName, thumbprint, reasons: missing } = imSettings(server);
  const reasons = [...missing];
  const certificate = server.machine.certificates.find((one) => sameText(one.thumbprint, thumbprint));
  if (thumbprint !== '' && certificate === undefined)
    reasons.push(`the certificate ${thumbprint} is not in the store of ${server.name}`);
  if (certificate !== undefined) reasons.push(...unusable(server, certificate));
  if (serverName !== '') reasons.push(...poolUnknown(organisation, server, serverName));
  if (certificate !== undefined && serverName !== '') reasons.push(...notTrusted(organisation, certificate));
  return reasons;
}

function unusable(server: RunningServer, certificate: CertificateState): readonly string[] {
  const reasons: string[] = [];
  if (!certificate.hasPrivateKey) reasons.push(`the certificate on ${server.name} has no private key`);
  if (!isInDate(certificate)) reasons.push(`the certificate on ${server.name} is out of date`);
  if (/Key Storage Provider/.test(certificate.provider))
    reasons.push(`the key of the certificate on ${server.name} is in a key storage provider`);
  return reasons;
}

function poolUnknown(
  organisation: RunningOrganisation,
  server: RunningServer,
  serverName: string,
): readonly string[] {
  const deployment = readState(organisation.folder, 'skype/deployment');
  const certificate = deployment.certificates.find(
    (one) => one.use === 'Default' && one.pool !== null && sameText(one.pool, serverName),
  );
  if (!deployment.pools.some((pool) => sameText(pool.fqdn, serverName)))
    return [`IMServerName ${serverName} is no Lync pool`];
  const reasons: string[] = [];
  if (!organisation.resolves(serverName)) reasons.push(`the name ${serverName} does not resolve`);
  const names = certificate === undefined ? [] : [commonName(certificate), ...certificate.names];
  if (!names.some((name) => sameText(name, serverName)))
    reasons.push(`the certificate of the pool does not name ${serverName}`);
  if (certificate !== undefined && !server.machine.trustedIssuers.includes(certificate.issuer))
    reasons.push(`${server.name} does not trust the pool's certification authority`);
  return reasons;
}

/** The peer is known by its certificate's CN: from the enabled topology or from a SIP URI dial plan, but not from both. */
export function notTrusted(
  organisation: RunningOrganisation,
  certificate: CertificateState,
): readonly string[] {
  const name = commonName(certificate);
  const reasons: string[] = [];
  const { enabled } = readState(organisation.folder, 'skype/topology');
  const pools = enabled.trustedApplicationPools.filter(
    (one) => sameText(one.poolFqdn, name) || one.computers.some((computer) => sameText(computer, name)),
  );
  const sipPlans = readState(organisation.folder, 'exchange/organisation').umDialPlans.filter(
    (plan) => plan.uriType === 'SipName',
  );
  const hosts = organisation.servers.filter(
    (server) =>
      sameText(server.fqdn, name) && sipPlans.some((plan) => server.umDialPlans.includes(plan.name)),
  );
  if (pools.length > 0 && hosts.length > 0)
    reasons.push(`Lync knows ${name} twice: as a trusted pool and through a SIP URI dial plan`);
  else if (pools.length > 1)
    reasons.push(
      `Lync knows ${name} twice: in the trusted pools ${pools.map((one) => one.poolFqdn).join(', ')}`,
    );
  if (pools.length === 0 && hosts.length === 0)
    reasons.push(`Lync does not trust ${name}: no trusted pool of that name is enabled in the topology`);
  if (pools.length > 0 && pools.every((one) => one.applications.length === 0))
    reasons.push(`the trusted pool ${name} has no application in the enabled topology`);
  if (!readState(organisation.folder, 'skype/deployment').trustedIssuers.includes(certificate.issuer))
    reasons.push(`Lync does not trust the issuer of the certificate of ${name}`);
  return reasons;
}
