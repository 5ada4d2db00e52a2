import { skypeApplicationIdentifier } from '../../catalog/application-identifiers.ts';
import type { Environment } from '../../environment/environment.ts';
import { skypeMetadataUrl } from '../metadata-urls.ts';
import { oauthRealm } from '../oauth-realm.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';

export function exchangePartnerApplications(environment: Environment): Check[] {
  const skype = skypeName(environment);
  const values = {
    ApplicationIdentifier: skypeApplicationIdentifier,
    AuthMetadataUrl: skypeMetadataUrl(environment),
    Realm: oauthRealm(environment),
  };
  return [
    {
      kind: 'check',
      id: 'exchange/partner-applications/lync',
      target: 'exchange',
      title: `At most one partner application of Exchange is this ${skype} deployment, and it works`,
      why: 'Exchange refuses a second one with the same identifier and realm; one that is there already is kept.',
      safety: 'required',
      phase: 'preflight',
      keyPath: 'features.skypeAccessToExchange',
      powershell: part('exchange-partner-application/exchange-partner-applications.ps1', {
        ...values,
        Twice: `Exchange has more than one partner application for this ${skype} deployment. Find out which one is in use and remove the other: `,
        Disabled: `A partner application for this ${skype} deployment is disabled or has no linked account. Put it right with Set-PartnerApplication, or remove it: `,
      }),
    },
    {
      kind: 'check',
      id: 'exchange/partner-applications/foreign',
      target: 'exchange',
      title: `No foreign entry for ${skype}`,
      why: 'Entries of another realm or through an OAuth server carry the same application identifier. They are named here and left alone.',
      safety: 'advice',
      phase: 'preflight',
      keyPath: 'features.skypeAccessToExchange',
      powershell: part('exchange-partner-application/foreign-exchange-partners.ps1', {
        ...values,
        Foreign: `Exchange has other partner applications for ${skype}, which are left alone: `,
      }),
    },
  ];
}
