import type { Environment } from '../../environment/environment.ts';
import { exchangeMetadataPattern, oauthRealm, skypeMetadataUrl } from '../oauth-realm.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';

export function partnerHealth(environment: Environment): Check[] {
  const checks: Check[] = [];
  if (environment.features.onlineMeetings) {
    checks.push({
      kind: 'check',
      id: 'skype/partner-application-health/exchange',
      target: 'skype',
      title: 'Lync trusts Exchange',
      why: 'Without it OWA can make no Online Meeting request.',
      safety: 'required',
      phase: 'verification',
      keyPath: 'features.onlineMeetings',
      powershell: part('checks/skype-partner-health.ps1', {
        MetadataPattern: exchangeMetadataPattern(environment),
        Realm: oauthRealm(environment),
        NotTrusted:
          'Lync has not exactly one enabled partner application with full trust for this Exchange organisation.',
      }),
    });
  }
  if (environment.features.skypeAccessToExchange) {
    checks.push({
      kind: 'check',
      id: 'exchange/partner-application-health/lync',
      target: 'exchange',
      title: 'Exchange trusts Lync',
      why: 'Without it Lync can write nothing into mailboxes.',
      safety: 'required',
      phase: 'verification',
      keyPath: 'features.skypeAccessToExchange',
      powershell: part('checks/exchange-partner-health.ps1', {
        AuthMetadataUrl: skypeMetadataUrl(environment),
        Realm: oauthRealm(environment),
        NotTrusted:
          'Exchange has not exactly one enabled partner application with a linked account for this Lync deployment.',
        NoRole: 'The account of the partner application lacks the roles ',
      }),
    });
  }
  return checks;
}
