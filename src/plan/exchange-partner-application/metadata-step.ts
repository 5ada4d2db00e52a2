import { skypeApplicationIdentifier } from '../../catalog/application-identifiers.ts';
import type { Environment } from '../../environment/environment.ts';
import { skypeMetadataUrl } from '../metadata-urls.ts';
import { oauthRealm } from '../oauth-realm.ts';
import type { Step } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';
import { exchangePartnerApplicationId } from './names.ts';

/**
 * Set-PartnerApplication -RefreshAuthMetadata, where the metadata document names a token certificate that Exchange has
 * not recorded: after the OAuthTokenIssuer certificate was rolled, or where the object stood there before this plan.
 */
export function metadataStep(environment: Environment): Step {
  const skype = skypeName(environment);
  const url = skypeMetadataUrl(environment);
  return {
    kind: 'step',
    id: 'exchange/partner-application-metadata/lync',
    target: 'exchange',
    resource: 'exchange-partner-application',
    title: `Exchange knows the token certificates of ${skype}`,
    why: `Exchange accepts a token of ${skype} only if it is signed by a certificate that it read from the metadata document. A partner application that exists keeps the certificates of the day it was made or last refreshed, so it is refreshed, never made a second time.`,
    impact: 'Nobody notices.',
    test: `Get-PartnerApplication shows every certificate that ${url} names. Where the document can't be fetched from the machine of the runbook, nothing is compared, and that is said.`,
    apply: 'Set-PartnerApplication -RefreshAuthMetadata, only if one is missing.',
    verify: 'The object is read back with these certificates.',
    undo: `Undo leaves the certificates: they are those that ${skype} signs with.`,
    residue: [`the certificates of ${skype} that Exchange had recorded before a refresh`],
    dependsOn: [exchangePartnerApplicationId],
    keyPath: 'features.skypeAccessToExchange',
    powershell: part('exchange-partner-application/metadata.ps1', {
      ApplicationIdentifier: skypeApplicationIdentifier,
      MetadataUrl: url,
      Realm: oauthRealm(environment),
      NotCompared: `Whether Exchange knows the token certificates of ${skype} was not compared. If they were renewed, refresh it by hand with Set-PartnerApplication -RefreshAuthMetadata. The reason: `,
      Stays: `Exchange keeps the token certificates of ${skype} that it has read.`,
    }),
  };
}
