import type { Environment } from '../environment/environment.ts';

/** The realm of both products' tokens: the one given, else the default SIP domain, which both start from. */
export function oauthRealm(environment: Environment): string {
  return environment.oauth.realm ?? environment.skype.sipDomains[0] ?? '';
}

/** Exchange's metadata document. The article found that it works by the autodiscover name, not by a server's own. */
export function exchangeMetadataUrl(environment: Environment): string {
  return `https://${environment.exchange.autodiscover}/autodiscover/metadata/json/1`;
}

/** Matches what Get-CsPartnerApplication shows of a metadata URL, `Value=https://...`. A host name holds no wildcard. */
export function exchangeMetadataPattern(environment: Environment): string {
  return `*${exchangeMetadataUrl(environment)}*`;
}

/** Lync's metadata document, of the pool that speaks for all. */
export function skypeMetadataUrl(environment: Environment): string {
  const url = environment.oauth.skypeMetadataUrl ?? environment.skype.pools[0]?.metadataUrl;
  if (url === undefined) throw new Error('The environment has no pool.');
  return url;
}
