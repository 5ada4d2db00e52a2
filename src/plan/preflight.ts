import type { Environment } from '../environment/environment.ts';
import { acceptedDomainName } from './checks/accepted-domain-name.ts';
import { acceptedDomains } from './checks/accepted-domains.ts';
import { applicationAccountChecks } from './checks/application-account.ts';
import { authCertificates } from './checks/auth-certificate.ts';
import { autodiscoverUris } from './checks/autodiscover-uri.ts';
import { certificates } from './checks/certificate.ts';
import { exchangePartnerApplications } from './checks/exchange-partner-applications.ts';
import { exchangeServers } from './checks/exchange-server.ts';
import { knownServers } from './checks/known-servers.ts';
import { nameResolution } from './checks/name-resolution.ts';
import { oauthTokenIssuer } from './checks/oauth-token-issuer.ts';
import { owaServers } from './checks/owa-servers.ts';
import { partnerApplicationRoles } from './checks/partner-application-roles.ts';
import { poolCertificates } from './checks/pool-certificate.ts';
import { registrars } from './checks/registrar.ts';
import { replication } from './checks/replication.ts';
import { sites } from './checks/site.ts';
import { skypePartnerApplications } from './checks/skype-partner-applications.ts';
import { skypeVersion } from './checks/skype-version.ts';
import { trustedApplicationPorts } from './checks/trusted-application-port.ts';
import { trustedPoolNames } from './checks/trusted-pool-name.ts';
import { trustedPoolNeighbours } from './checks/trusted-pool-neighbours.ts';
import { ucma } from './checks/ucma.ts';
import { otherVirtualDirectories } from './checks/virtual-directories.ts';
import { webConfigCopy } from './checks/web-config-copy.ts';
import type { Check } from './plan.ts';

/** Everything that is asked before the first change, shell by shell. */
export function preflight(environment: Environment, copies: Readonly<Record<string, string>>): Check[] {
  return [...skypeChecks(environment), ...exchangeChecks(environment), ...serverChecks(environment, copies)];
}

function skypeChecks(environment: Environment): Check[] {
  const { instantMessaging, onlineMeetings, skypeAccessToExchange } = environment.features;
  const checks: Check[] = [];
  if (instantMessaging || onlineMeetings) checks.push(skypeVersion(environment));
  if (instantMessaging) {
    checks.push(
      ...sites(environment),
      ...registrars(environment),
      ...poolCertificates(environment),
      ...trustedPoolNames(environment),
      ...trustedApplicationPorts(environment),
      ...trustedPoolNeighbours(environment),
      replication('preflight'),
    );
  }
  if (onlineMeetings || skypeAccessToExchange) checks.push(...oauthTokenIssuer(environment));
  checks.push(...skypePartnerApplications(environment));
  return checks;
}

function exchangeChecks(environment: Environment): Check[] {
  const checks: Check[] = [...exchangeServers(environment)];
  if (environment.features.instantMessaging) {
    checks.push(owaServers(environment), ...knownServers(environment), otherVirtualDirectories(environment));
  }
  checks.push(
    ...acceptedDomains(environment),
    ...acceptedDomainName(environment),
    ...authCertificates(environment),
    ...autodiscoverUris(environment),
    ...exchangePartnerApplications(environment),
    ...partnerApplicationRoles(environment),
    ...applicationAccountChecks(environment),
  );
  return checks;
}

function serverChecks(environment: Environment, copies: Readonly<Record<string, string>>): Check[] {
  const { instantMessaging } = environment.features;
  return environment.exchange.servers.flatMap((server, index) => {
    const checks: Check[] = [];
    if (instantMessaging) checks.push(...certificates(server, index), ucma(server, index));
    const hash = copies[server.name];
    if (instantMessaging && hash !== undefined) checks.push(webConfigCopy(server, index, hash));
    checks.push(...nameResolution(environment, server, index));
    return checks;
  });
}
