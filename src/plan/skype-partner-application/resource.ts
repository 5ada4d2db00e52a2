import { exchangeApplicationIdentifier } from '../../catalog/application-identifiers.ts';
import type { Environment } from '../../environment/environment.ts';
import type { Contribution } from '../contribution.ts';
import { exchangeMetadataPattern, exchangeMetadataUrl } from '../metadata-urls.ts';
import { oauthRealm } from '../oauth-realm.ts';
import type { Step } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';
import { skypePartnerApplications } from './skype-partner-applications.ts';
import { skypePartnerHealth } from './skype-partner-health.ts';

export const skypePartnerApplication: Contribution = {
  feature: 'onlineMeetings',
  oauth,
  preflight: skypePartnerApplications,
  verification: skypePartnerHealth,
};

const skypePartnerApplicationId = 'skype/partner-application/exchange';

/**
 * New-CsPartnerApplication. An entry for Exchange is found by its application identifier and by metadata URL or realm,
 * since documents name it differently; one that goes through an OAuth server is of a hybrid organisation, and foreign.
 */
function oauth(environment: Environment): Step[] {
  const skype = skypeName(environment);
  const url = exchangeMetadataUrl(environment);
  return [
    {
      kind: 'step',
      id: skypePartnerApplicationId,
      target: 'skype',
      resource: 'skype-partner-application',
      title: `Exchange as a partner application of ${skype}`,
      why: `An Online Meeting request in OWA asks ${skype} on the user's behalf: ${skype} has to trust the tokens of Exchange. The document is fetched by the autodiscover name; with a server's own name it does not work.`,
      impact: `Nobody notices. Exchange may then act for every user of this ${skype} deployment.`,
      test: 'Get-CsPartnerApplication shows one enabled entry for Exchange with full trust, by metadata URL or realm.',
      apply: `New-CsPartnerApplication with ${url}, which ${skype} fetches while the parameters are bound.`,
      verify: 'The entry is read back with the same values.',
      undo: 'Undo removes the entry, if this plan made it.',
      residue: [],
      dependsOn: [],
      keyPath: 'exchange.autodiscover',
      powershell: part('skype-partner-application/resource.ps1', {
        ApplicationIdentifier: exchangeApplicationIdentifier,
        MetadataUrl: url,
        MetadataPattern: exchangeMetadataPattern(environment),
        Realm: oauthRealm(environment),
        OtherEntry: 'The entry that this plan made is gone, somebody made another one since: ',
        Refusal: `${skype} has an entry for this Exchange organisation that is disabled or has less than full trust. Somebody made it so: enable it with Set-CsPartnerApplication, or remove it.`,
      }),
    },
  ];
}
