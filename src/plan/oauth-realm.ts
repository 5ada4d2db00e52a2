import type { Environment } from '../environment/environment.ts';
import { defaultSipDomain } from './default-sip-domain.ts';

/** The realm of both products' tokens: the one given, else the default SIP domain, which both start from. */
export function oauthRealm(environment: Environment): string {
  return environment.oauth.realm ?? defaultSipDomain(environment);
}
