import type { Environment } from '../../environment/environment.ts';
import type { Contribution } from '../contribution.ts';
import type { Check } from '../plan.ts';
import { acceptedDomainName } from './accepted-domain-name.ts';
import { acceptedDomains } from './accepted-domains.ts';
import { authCertificates } from './auth-certificates.ts';
import { autodiscoverUris } from './autodiscover-uris.ts';
import { metadata } from './metadata.ts';
import { oauthTokenIssuer } from './oauth-token-issuer.ts';

/** What both products need to issue tokens and to accept each other's. */
export const tokens: Contribution = { preflight };

function preflight(environment: Environment): Check[] {
  return [
    ...oauthTokenIssuer(environment),
    ...acceptedDomains(environment),
    ...acceptedDomainName(environment),
    ...authCertificates(environment),
    ...autodiscoverUris(environment),
    ...metadata(environment),
  ];
}
