import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';
import { usesOAuth } from '../uses-oauth.ts';

export function oauthTokenIssuer(environment: Environment): Check[] {
  const skype = skypeName(environment);
  if (!usesOAuth(environment)) return [];
  return [
    {
      kind: 'check',
      id: 'skype/certificate/OAuthTokenIssuer',
      target: 'skype',
      title: `${skype} has an OAuthTokenIssuer certificate`,
      why: `${skype} signs its tokens with it, and its metadata document carries it.`,
      safety: 'required',
      phase: 'preflight',
      keyPath: 'features.onlineMeetings',
      powershell: part('checks/oauth-token-issuer.ps1', {
        Missing: `${skype} has no OAuthTokenIssuer certificate. Assign one, once for all front ends, with Set-CsCertificate -Identity global -Type OAuthTokenIssuer.`,
        OutOfDate: `The OAuthTokenIssuer certificate of ${skype} is out of date. Renew it with Set-CsCertificate -Identity global -Type OAuthTokenIssuer.`,
      }),
    },
  ];
}
