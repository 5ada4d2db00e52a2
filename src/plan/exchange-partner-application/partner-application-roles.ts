import { skypeApplicationIdentifier } from '../../catalog/application-identifiers.ts';
import { archiveRole, userRole } from '../../catalog/application-roles.ts';
import type { Environment } from '../../environment/environment.ts';
import { skypeMetadataUrl } from '../metadata-urls.ts';
import { oauthRealm } from '../oauth-realm.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';

/** Microsoft's script fails on a partner application that exists, so it can't be what gives its account a lost role. */
export function partnerApplicationRoles(environment: Environment): Check[] {
  const skype = skypeName(environment);
  if (environment.oauth.partnerApplication !== 'script') return [];
  return [
    {
      kind: 'check',
      id: 'exchange/partner-application-roles/lync',
      target: 'exchange',
      title: 'The account of a partner application that exists has its roles',
      why: 'Configure-EnterprisePartnerApplication.ps1 fails when the partner application exists: it can not give a role back.',
      safety: 'required',
      phase: 'preflight',
      keyPath: 'oauth.partnerApplication',
      powershell: part('exchange-partner-application/partner-application-roles.ps1', {
        ApplicationIdentifier: skypeApplicationIdentifier,
        UserRole: userRole,
        ArchiveRole: archiveRole,
        AuthMetadataUrl: skypeMetadataUrl(environment),
        Realm: oauthRealm(environment),
        MissingRoles: `The partner application for this ${skype} deployment exists, and its account lacks roles. Give them back with New-ManagementRoleAssignment, or set oauth.partnerApplication to cmdlets: `,
      }),
    },
  ];
}
