import { exchangeApplicationIdentifier } from '../../catalog/application-identifiers.ts';
import type { Environment } from '../../environment/environment.ts';
import { exchangeMetadataPattern } from '../metadata-urls.ts';
import { oauthRealm } from '../oauth-realm.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';

export function skypePartnerApplications(environment: Environment): Check[] {
  const skype = skypeName(environment);
  const values = {
    ApplicationIdentifier: exchangeApplicationIdentifier,
    MetadataPattern: exchangeMetadataPattern(environment),
    Realm: oauthRealm(environment),
  };
  return [
    {
      kind: 'check',
      id: 'skype/partner-applications/exchange',
      target: 'skype',
      title: `At most one partner application of ${skype} is this Exchange organisation`,
      why: 'A second entry could not be told from the first, and the name Exchange may be taken by a foreign one.',
      safety: 'required',
      phase: 'preflight',
      keyPath: 'features.onlineMeetings',
      powershell: part('skype-partner-application/skype-partner-applications.ps1', {
        ...values,
        Twice: `${skype} has more than one partner application for this Exchange organisation. Find out which one is in use and remove the other: `,
        NameTaken: `${skype} has a partner application named Exchange that is not this organisation, or goes through an OAuth server. It is left alone, and the name is needed: give it another one by hand.`,
      }),
    },
    {
      kind: 'check',
      id: 'skype/partner-applications/foreign',
      target: 'skype',
      title: 'No foreign entry for Exchange',
      why: 'Entries of a hybrid organisation carry the same application identifier. They are named here and left alone.',
      safety: 'advice',
      phase: 'preflight',
      keyPath: 'features.onlineMeetings',
      powershell: part('skype-partner-application/foreign-skype-partners.ps1', {
        ...values,
        Foreign: `${skype} has other partner applications for Exchange, which are left alone: `,
      }),
    },
  ];
}
