import { skypeApplicationRoles } from '../../catalog/application-roles.ts';
import type { Environment } from '../../environment/environment.ts';
import { skypeMetadataUrl } from '../metadata-urls.ts';
import { oauthRealm } from '../oauth-realm.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';
import { accountFilter, applicationAccount, applicationName } from './names.ts';

/** What the cmdlets need before the first of them runs; Microsoft's script finds its own way. */
export function applicationAccountChecks(environment: Environment): Check[] {
  const skype = skypeName(environment);
  if (environment.oauth.partnerApplication !== 'cmdlets') return [];
  return [
    {
      kind: 'check',
      id: `exchange/partner-application-account-name/${applicationAccount}`,
      target: 'exchange',
      title: `${applicationAccount} is free, or a mail user`,
      why: 'An account of another kind under this name belongs to somebody else.',
      safety: 'required',
      phase: 'preflight',
      keyPath: 'oauth.partnerApplication',
      powershell: part('exchange-partner-application/application-account.ps1', {
        AccountFilter: accountFilter,
        NoMailUser: `An account ${applicationAccount} exists and is no mail user. Mail-enable it with Enable-MailUser if it is the one that the script made, or rename it. It is of type `,
      }),
    },
    {
      kind: 'check',
      id: `exchange/partner-application-name/${applicationName}`,
      target: 'exchange',
      title: `No other partner application is named ${applicationName}`,
      why: `A partner application under this name that is not this ${skype} deployment belongs to somebody else.`,
      safety: 'required',
      phase: 'preflight',
      keyPath: 'oauth.partnerApplication',
      powershell: part('exchange-partner-application/application-name.ps1', {
        ApplicationName: applicationName,
        AuthMetadataUrl: skypeMetadataUrl(environment),
        Realm: oauthRealm(environment),
        NameTaken: `Exchange has a partner application named ${applicationName} that is not this ${skype} deployment. Rename it with Set-PartnerApplication.`,
      }),
    },
    {
      kind: 'check',
      id: 'exchange/partner-application-roles/all',
      target: 'exchange',
      title: 'Exchange knows the application roles',
      why: 'Early cumulative updates of Exchange 2013 do not have all of them.',
      safety: 'required',
      phase: 'preflight',
      keyPath: 'oauth.partnerApplication',
      powershell: part('exchange-partner-application/application-roles.ps1', {
        Roles: skypeApplicationRoles,
        MissingRoles:
          'Exchange lacks management roles that the account needs. Update Exchange, or set oauth.partnerApplication to script: ',
      }),
    },
  ];
}
