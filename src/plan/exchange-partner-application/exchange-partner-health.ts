import { skypeApplicationIdentifier } from '../../catalog/application-identifiers.ts';
import { archiveRole, userRole } from '../../catalog/application-roles.ts';
import type { Environment } from '../../environment/environment.ts';
import { skypeMetadataUrl } from '../metadata-urls.ts';
import { oauthRealm } from '../oauth-realm.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';

export function exchangePartnerHealth(environment: Environment): Check[] {
  const skype = skypeName(environment);
  return [
    {
      kind: 'check',
      id: 'exchange/partner-application-health/lync',
      target: 'exchange',
      title: `Exchange trusts ${skype}`,
      why: `Without it ${skype} can write nothing into mailboxes.`,
      safety: 'required',
      phase: 'verification',
      keyPath: 'features.skypeAccessToExchange',
      powershell: part('exchange-partner-application/exchange-partner-health.ps1', {
        ApplicationIdentifier: skypeApplicationIdentifier,
        UserRole: userRole,
        ArchiveRole: archiveRole,
        AuthMetadataUrl: skypeMetadataUrl(environment),
        Realm: oauthRealm(environment),
        NotTrusted: `Exchange has not exactly one enabled partner application with a linked account for this ${skype} deployment.`,
        NoRole: 'The account of the partner application lacks the roles ',
      }),
    },
  ];
}
