import type { Environment } from '../../environment/environment.ts';
import type { Contribution } from '../contribution.ts';
import { methodOf } from '../method-of.ts';
import type { Check } from '../plan.ts';
import { certificates } from './certificates.ts';
import { exchangeServers } from './exchange-servers.ts';
import { owaServers } from './owa-servers.ts';
import { ucma } from './ucma.ts';

/** Whether the Exchange servers are the ones that the environment describes, and have what OWA needs. */
export const exchangeDeployment: Contribution = { preflight };

function preflight(environment: Environment): Check[] {
  const checks = exchangeServers(environment);
  if (!environment.features.instantMessaging) return checks;
  checks.push(owaServers(environment));
  for (const [index, server] of environment.exchange.servers.entries()) {
    // OWA's back end presents the certificate; a server without one needs neither it nor UCMA.
    if (methodOf(server) === undefined) continue;
    checks.push(...certificates(environment, server, index), ucma(server, index));
  }
  return checks;
}
