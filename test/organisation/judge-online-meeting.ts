import { buildOf, generationOf } from './exchange-generation.ts';
import { autodiscoverHost } from './exchange-of-lync.ts';
import {
  isInDate,
  type MailboxUser,
  type RunningOrganisation,
  type RunningServer,
  sameText,
} from './organisation-reader.ts';
import { readState } from './state-files.ts';

const exchangeIdentifier = '00000002-0000-0ff1-ce00-000000000000';

/** Why this user could not make an Online Meeting request; empty if they could. It needs neither thumbprint nor trusted pool. */
export function judgeOnlineMeeting(organisation: RunningOrganisation, user: MailboxUser): readonly string[] {
  const server = organisation.servers.find((one) => one.name === user.server);
  if (server === undefined) return ['the mailbox is on no server of this organisation'];
  return [
    ...(user.sipAddress === null
      ? ['the user is not enabled for SIP']
      : lyncdiscoverMissing(organisation, server, user.sipAddress)),
    ...featureOff(server),
    ...tokenNotTrusted(organisation),
  ];
}

function featureOff(server: RunningServer): readonly string[] {
  const reasons: string[] = [];
  const generation = generationOf(server.adminDisplayVersion);
  // CU1 is 15.0.620.29.
  if (generation === '2013' && (buildOf(server.adminDisplayVersion)[2] ?? 0) < 620)
    reasons.push(`${server.name} is older than Exchange 2013 CU1`);
  if (!server.owaStarted) reasons.push(`MSExchangeOWAAppPool on ${server.name} is stopped`);
  if (server.appSettings === undefined)
    reasons.push(`the web.config that ${server.name} has loaded cannot be read: OWA does not start`);
  // The web.config of later versions has no such key.
  else if (generation === '2013' && server.appSettings.get('isonlinemeetingenabled') !== 'true')
    reasons.push(`IsOnlineMeetingEnabled is not true on ${server.name}`);
  return reasons;
}

function lyncdiscoverMissing(
  organisation: RunningOrganisation,
  server: RunningServer,
  sipAddress: string,
): readonly string[] {
  if (server.appSettings === undefined) return [];
  const { appSettings } = server;
  const domain = sipAddress.split('@')[1] ?? '';
  const prefixes = [
    appSettings.get('onlinemeetinginternalautodiscoverprefix') ?? 'lyncdiscoverinternal',
    appSettings.get('onlinemeetingexternalautodiscoverprefix') ?? 'lyncdiscover',
  ];
  const found = prefixes.some((prefix) => prefix !== '' && organisation.resolves(`${prefix}.${domain}`));
  return found ? [] : [`neither Lyncdiscover name of ${domain} resolves`];
}

/** Exchange signs a token; Lync must know Exchange as a partner application of its own, not through an OAuth server. */
function tokenNotTrusted(organisation: RunningOrganisation): readonly string[] {
  const reasons: string[] = [];
  const exchange = readState(organisation.folder, 'exchange/organisation');
  const thumbprint = exchange.authConfig.currentCertificateThumbprint;
  const certificate = organisation.servers
    .flatMap((server) => server.machine.certificates)
    .find((one) => sameText(one.thumbprint, thumbprint));
  if (certificate === undefined) reasons.push('the Exchange Auth certificate is missing');
  else if (!isInDate(certificate)) reasons.push('the Exchange Auth certificate is out of date');
  const realm =
    readState(organisation.folder, 'organisation').metadata.find((one) => one.product === 'exchange')
      ?.realm ?? '';
  const { partnerApplications } = readState(organisation.folder, 'skype/partner-applications');
  const partner = partnerApplications.find(
    (one) =>
      one.applicationIdentifier === exchangeIdentifier &&
      !one.useOAuthServer &&
      sameText(one.realm ?? '', realm),
  );
  if (partner === undefined) reasons.push('Exchange is no partner application in Lync');
  else if (!partner.enabled) reasons.push('the partner application for Exchange in Lync is disabled');
  else if (partner.applicationTrustLevel !== 'Full') reasons.push('Lync does not trust Exchange fully');
  if (autodiscoverHost(organisation.folder) === undefined)
    reasons.push("Lync's OAuth configuration has neither a realm nor Exchange's autodiscover address");
  return reasons;
}
