import { skypeApplicationIdentifier } from '../../catalog/application-identifiers.ts';
import type { Environment } from '../../environment/environment.ts';
import { skypeMetadataUrl } from '../metadata-urls.ts';
import { oauthRealm } from '../oauth-realm.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';

/** Microsoft's script takes the name of the first accepted domain, not its domain, for the address of its account. */
export function acceptedDomainName(environment: Environment): Check[] {
  if (!environment.features.skypeAccessToExchange || environment.oauth.partnerApplication !== 'script')
    return [];
  return [
    {
      kind: 'check',
      id: 'exchange/accepted-domains/name',
      target: 'exchange',
      title: 'The name of the first accepted domain is a domain',
      why: 'Configure-EnterprisePartnerApplication.ps1 builds an address from the name of the first accepted domain.',
      safety: 'required',
      phase: 'preflight',
      keyPath: 'oauth.partnerApplication',
      powershell: part('checks/accepted-domain-name.ps1', {
        ApplicationIdentifier: skypeApplicationIdentifier,
        AuthMetadataUrl: skypeMetadataUrl(environment),
        Realm: oauthRealm(environment),
        NoDomain: 'Get-AcceptedDomain shows no domain.',
        NotADomain:
          'The script builds an address from the name of the first accepted domain, and this name is no domain. Rename it with Set-AcceptedDomain, or set oauth.partnerApplication to cmdlets. It is ',
      }),
    },
  ];
}
