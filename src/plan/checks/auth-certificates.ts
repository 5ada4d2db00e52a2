import type { Environment } from '../../environment/environment.ts';
import { shellOf } from '../exchange-shell.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';
import { usesOAuth } from '../uses-oauth.ts';

export function authCertificates(environment: Environment): Check[] {
  if (!usesOAuth(environment)) return [];
  return environment.exchange.servers.map((server) => ({
    kind: 'check',
    id: `exchange/auth-certificate/${server.name}`,
    target: 'exchange',
    ...shellOf(environment, server),
    title: `The Exchange Auth certificate is on ${server.name}, and in date`,
    why: 'Exchange signs its tokens with it. Without it the metadata document is an error 500, and so is the partner application.',
    safety: 'required',
    phase: 'preflight',
    keyPath: 'features.onlineMeetings',
    powershell: part('checks/auth-certificates.ps1', {
      Server: server.name,
      NotSet:
        'Get-AuthConfig names no current certificate. Make one with New-ExchangeCertificate and set it with Set-AuthConfig.',
      Missing: `The Exchange Auth certificate is not on ${server.name}. Its thumbprint is `,
      OutOfDate: `The Exchange Auth certificate on ${server.name} is out of date. Renew it with New-ExchangeCertificate and Set-AuthConfig. Its thumbprint is `,
      TooShort: `The key of the Exchange Auth certificate on ${server.name} has less than 2048 bits. Renew it with New-ExchangeCertificate -KeySize 2048 and Set-AuthConfig. Its thumbprint is `,
    }),
  }));
}
