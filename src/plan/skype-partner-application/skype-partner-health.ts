import { exchangeApplicationIdentifier } from '../../catalog/application-identifiers.ts';
import type { Environment } from '../../environment/environment.ts';
import { exchangeMetadataPattern } from '../metadata-urls.ts';
import { oauthRealm } from '../oauth-realm.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';

export function skypePartnerHealth(environment: Environment): Check[] {
  const skype = skypeName(environment);
  return [
    {
      kind: 'check',
      id: 'skype/partner-application-health/exchange',
      target: 'skype',
      title: `${skype} trusts Exchange`,
      why: 'Without it OWA can make no Online Meeting request.',
      safety: 'required',
      phase: 'verification',
      keyPath: 'features.onlineMeetings',
      powershell: part('skype-partner-application/skype-partner-health.ps1', {
        ApplicationIdentifier: exchangeApplicationIdentifier,
        MetadataPattern: exchangeMetadataPattern(environment),
        Realm: oauthRealm(environment),
        NotTrusted: `${skype} has not exactly one enabled partner application with full trust for this Exchange organisation.`,
      }),
    },
  ];
}
