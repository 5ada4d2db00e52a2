import { skypeApplicationIdentifier } from '../../catalog/application-identifiers.ts';
import { skypeApplicationRoles } from '../../catalog/application-roles.ts';
import type { Environment } from '../../environment/environment.ts';
import { defaultSipDomain } from '../default-sip-domain.ts';
import { skypeMetadataUrl } from '../metadata-urls.ts';
import { oauthRealm } from '../oauth-realm.ts';
import type { Step } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';
import {
  accountFilter,
  applicationAccount,
  applicationName,
  exchangePartnerApplicationId,
  mailboxAccess,
} from './names.ts';

const accountId = `exchange/partner-application-account/${applicationAccount}`;

/** The three things of Microsoft's script as steps: account, roles, object. Each is found first and never made twice. */
export function applicationSteps(environment: Environment, dependsOn: readonly string[]): Step[] {
  const roles = skypeApplicationRoles.map((role) => roleStep(environment, role));
  return [
    accountStep(environment),
    hiddenStep(),
    ...roles,
    applicationStep(environment, [...dependsOn, accountId, ...roles.map((step) => step.id)]),
  ];
}

function accountStep(environment: Environment): Step {
  const skype = skypeName(environment);
  const address = `${applicationAccount}@${defaultSipDomain(environment)}`;
  return {
    kind: 'step',
    id: accountId,
    target: 'exchange',
    resource: 'exchange-partner-application',
    title: `Account ${applicationAccount}`,
    why: `${mailboxAccess(environment)} What ${skype} may do is what this account may do. It is a mail user that nobody signs in with.`,
    impact: 'The account shows in address lists until the next step.',
    test: `Get-MailUser shows ${applicationAccount}.`,
    apply: 'New-MailUser.',
    verify: 'The account is read back.',
    undo: 'Undo deletes the account, if this plan made it.',
    residue: [`SID and GUID of the account ${applicationAccount}, should it be made again`],
    dependsOn: [],
    keyPath: 'oauth.partnerApplication',
    powershell: part('exchange-partner-application/account.ps1', {
      Account: applicationAccount,
      AccountFilter: accountFilter,
      ExternalEmailAddress: address,
      OurAssignments: skypeApplicationRoles.map(assignmentName),
      OtherRoles: `The account ${applicationAccount} stays: it has been given other roles since.`,
    }),
  };
}

/** As Exchange itself would name it. */
function assignmentName(role: string): string {
  return `${role}-${applicationAccount}`;
}

function hiddenStep(): Step {
  return {
    kind: 'step',
    id: `exchange/partner-application-account-visibility/${applicationAccount}`,
    target: 'exchange',
    resource: 'exchange-partner-application',
    title: `${applicationAccount} is hidden from address lists`,
    why: 'Nobody should write to the account.',
    impact: 'Nobody notices.',
    test: 'Get-MailUser shows HiddenFromAddressListsEnabled True.',
    apply: 'Set-MailUser.',
    verify: 'The value is read back.',
    undo: 'Undo shows it again, if this plan hid it.',
    residue: [],
    dependsOn: [accountId],
    keyPath: 'oauth.partnerApplication',
    powershell: part('exchange-partner-application/hidden.ps1', {
      Account: applicationAccount,
      AccountFilter: accountFilter,
    }),
  };
}

function roleStep(environment: Environment, role: string): Step {
  return {
    kind: 'step',
    id: `exchange/partner-application-role/${role}`,
    target: 'exchange',
    resource: 'exchange-partner-application',
    title: `Role ${role} of ${applicationAccount}`,
    why: `The role lets ${skypeName(environment)} act on mailboxes of the whole organisation through ${applicationAccount}.`,
    impact: 'Nobody notices.',
    test: `Get-ManagementRoleAssignment shows ${role} assigned to the account.`,
    apply: 'New-ManagementRoleAssignment.',
    verify: 'The assignment is read back.',
    undo: 'Undo removes the assignment.',
    residue: [],
    dependsOn: [accountId],
    keyPath: 'oauth.partnerApplication',
    powershell: part('exchange-partner-application/role.ps1', {
      Account: applicationAccount,
      Role: role,
      AssignmentName: assignmentName(role),
      OtherAssignment: 'The assignment that this plan made is gone, somebody made another one since: ',
    }),
  };
}

function applicationStep(environment: Environment, dependsOn: readonly string[]): Step {
  const skype = skypeName(environment);
  const url = skypeMetadataUrl(environment);
  return {
    kind: 'step',
    id: exchangePartnerApplicationId,
    target: 'exchange',
    resource: 'exchange-partner-application',
    title: `${skype} as a partner application of Exchange`,
    why: `With this object Exchange accepts the tokens that ${skype} issues, and takes their bearer for the account above.`,
    impact: `Nobody notices. ${skype} may then act on every mailbox.`,
    test: `Get-PartnerApplication shows one enabled entry for ${skype}, linked to the account.`,
    apply: `New-PartnerApplication with ${url}, which Exchange fetches.`,
    verify: 'The object is read back with the same values.',
    undo: 'Undo removes the object, if this plan made it.',
    residue: [],
    dependsOn,
    keyPath: 'features.skypeAccessToExchange',
    powershell: part('exchange-partner-application/application.ps1', {
      ApplicationIdentifier: skypeApplicationIdentifier,
      ApplicationName: applicationName,
      AuthMetadataUrl: url,
      Realm: oauthRealm(environment),
      Account: applicationAccount,
      OtherObject: 'The partner application that this plan made is gone, somebody made another one since: ',
      Refusal: `Exchange has a partner application for this ${skype} deployment that is disabled or linked to another account than ${applicationAccount}. It works for somebody as it is: put it right with Set-PartnerApplication, or set oauth.partnerApplication to script.`,
    }),
  };
}
