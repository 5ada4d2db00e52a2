import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';
import { usesOAuth } from '../uses-oauth.ts';

export function acceptedDomains(environment: Environment): Check[] {
  if (!usesOAuth(environment)) return [];
  return [
    {
      kind: 'check',
      id: 'exchange/accepted-domains/wildcard',
      target: 'exchange',
      title: 'No accepted domain with a wildcard covers a SIP domain',
      why: 'Exchange answers tokens for a domain that only a wildcard covers with 401, invalid_tenant.',
      safety: 'required',
      phase: 'preflight',
      keyPath: 'skype.sipDomains',
      powershell: part('checks/accepted-domains.ps1', {
        SipDomains: environment.skype.sipDomains,
        OnlyByWildcard:
          'Server-to-server authentication fails for a domain that only a wildcard covers. List the domain itself with New-AcceptedDomain: ',
      }),
    },
  ];
}
