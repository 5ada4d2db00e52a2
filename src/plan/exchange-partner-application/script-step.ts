import { skypeApplicationIdentifier } from '../../catalog/application-identifiers.ts';
import { archiveRole, skypeApplicationRoles, userRole } from '../../catalog/application-roles.ts';
import type { Environment } from '../../environment/environment.ts';
import { skypeMetadataUrl } from '../metadata-urls.ts';
import { oauthRealm } from '../oauth-realm.ts';
import type { Step } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';
import { applicationAccount, exchangePartnerApplicationId, mailboxAccess } from './names.ts';

/** Configure-EnterprisePartnerApplication.ps1 makes three things at once, and fails when it finds the third. */
export function scriptStep(environment: Environment, dependsOn: readonly string[]): Step {
  const skype = skypeName(environment);
  const url = skypeMetadataUrl(environment);
  return {
    kind: 'step',
    id: exchangePartnerApplicationId,
    target: 'exchange',
    resource: 'exchange-partner-application',
    title: `${skype} as a partner application of Exchange`,
    why: `${mailboxAccess(environment)} Configure-EnterprisePartnerApplication.ps1, which comes with Exchange, makes the account ${applicationAccount}, gives it the application roles, and makes the partner application. It ends its shell with "exit 1" when it fails, so it runs in a child process.`,
    impact: `Nobody notices. ${skype} may then act on every mailbox.`,
    test: `Get-PartnerApplication shows one enabled entry for ${skype} with a linked account; the account has its roles.`,
    apply: `Configure-EnterprisePartnerApplication.ps1 with ${url}, in a child process.`,
    verify: 'Account, roles and partner application are read back.',
    undo: 'Undo removes what the script made: the partner application, the roles, then the account.',
    residue: [
      `SID and GUID of the account ${applicationAccount}, should it be made again`,
      'the random name of the partner application, should it be made again',
    ],
    dependsOn,
    keyPath: 'features.skypeAccessToExchange',
    powershell: part('exchange-partner-application/script.ps1', {
      ApplicationIdentifier: skypeApplicationIdentifier,
      ApplicationRoles: skypeApplicationRoles,
      UserRole: userRole,
      ArchiveRole: archiveRole,
      AuthMetadataUrl: url,
      Realm: oauthRealm(environment),
      Twice: `Exchange has two partner applications for this ${skype} deployment. Find out which one is in use and remove the other.`,
      KeptAccount: `The account ${applicationAccount} stays: it has been given other roles since.`,
    }),
  };
}
