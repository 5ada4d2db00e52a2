import { autodiscoverHost } from './exchange-of-lync.ts';
import { isInDate, type MailboxUser, type RunningOrganisation, sameText } from './organisation-reader.ts';
import type { ExchangePartnerState } from './state.ts';
import { readState } from './state-files.ts';

const lyncIdentifier = '00000004-0000-0ff1-ce00-000000000000';

/** Why Lync could not act on this user's mailbox; empty if it could. */
export function judgeLyncActsOnMailbox(
  organisation: RunningOrganisation,
  user: MailboxUser,
): readonly string[] {
  const { folder } = organisation;
  const reasons: string[] = [];
  if (user.sipAddress === null) reasons.push('the user is not enabled for SIP');
  const issuer = readState(folder, 'skype/deployment').certificates.find(
    (one) => one.use === 'OAuthTokenIssuer',
  );
  if (issuer === undefined) reasons.push('Lync has no OAuthTokenIssuer certificate');
  else if (!isInDate(issuer)) reasons.push("Lync's OAuthTokenIssuer certificate is out of date");
  const domain = user.primarySmtpAddress.split('@')[1] ?? '';
  if (
    !readState(folder, 'exchange/organisation').acceptedDomains.some((one) =>
      sameText(one.domainName, domain),
    )
  ) {
    reasons.push(`no accepted domain lists ${domain} itself`);
  }
  const partner = readState(folder, 'exchange/partner-applications').partnerApplications.find(
    (one) => one.applicationIdentifier === lyncIdentifier && !one.useAuthServer,
  );
  if (partner === undefined) reasons.push('Lync is no partner application in Exchange');
  else reasons.push(...partnerUnusable(folder, partner, issuer?.thumbprint));
  return [...reasons, ...autodiscoverMissing(organisation)];
}

function partnerUnusable(
  folder: string,
  partner: ExchangePartnerState['partnerApplications'][number],
  issuer: string | undefined,
): readonly string[] {
  const reasons: string[] = [];
  if (!partner.enabled) reasons.push('the partner application for Lync in Exchange is disabled');
  if (issuer !== undefined && !partner.certificates.includes(issuer))
    reasons.push("the partner application in Exchange knows another certificate than Lync's");
  const account = readState(folder, 'exchange/recipients').recipients.find(
    (one) => one.sid === partner.linkedAccountSid,
  );
  if (account === undefined) return [...reasons, 'the partner application in Exchange has no account'];
  const { roleAssignments } = readState(folder, 'exchange/role-assignments');
  for (const role of ['UserApplication', 'ArchiveApplication']) {
    if (!roleAssignments.some((one) => one.role === role && one.linkedAccountSid === account.sid))
      reasons.push(`the account ${account.name} lacks the role ${role}`);
  }
  return reasons;
}

/** Lync finds the mailbox through Exchange's autodiscover: by the address it was told, or by its realm. */
function autodiscoverMissing(organisation: RunningOrganisation): readonly string[] {
  const host = autodiscoverHost(organisation.folder);
  if (host === undefined)
    return ["Lync's OAuth configuration has neither a realm nor Exchange's autodiscover address"];
  return organisation.resolves(host) ? [] : [`the name ${host} does not resolve`];
}
