import type { Environment } from '../environment/environment.ts';
import { skypeName } from './product-names.ts';

/** Exchange's metadata document. Seen with Lync 2013 and Exchange 2013: a server's own name does not work. */
export function exchangeMetadataUrl(environment: Environment): string {
  return `https://${environment.exchange.autodiscover}/autodiscover/metadata/json/1`;
}

/** Matches what Get-CsPartnerApplication shows of a metadata URL, `Value=https://...`. A host name holds no wildcard. */
export function exchangeMetadataPattern(environment: Environment): string {
  return `*${exchangeMetadataUrl(environment)}*`;
}

/** Lync's metadata document. Without Lync's access to Exchange the environment may lack it, and nothing asks. */
export function skypeMetadataUrl(environment: Environment): string {
  const url = environment.oauth.skypeMetadataUrl;
  if (url === undefined) throw new Error(`The environment has no metadata URL of ${skypeName(environment)}.`);
  return url;
}
