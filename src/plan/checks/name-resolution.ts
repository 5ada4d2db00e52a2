import type { Environment, Server } from '../../environment/environment.ts';
import type { Contribution } from '../contribution.ts';
import { methodOf } from '../method-of.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { serverIdPrefix, serverTarget } from '../server-target.ts';
import { part } from '../template.ts';

export const nameResolution: Contribution = {
  preflight: (environment) =>
    environment.exchange.servers.flatMap((server, index) =>
      // OWA's back end looks the names up; a server without one only passes requests on.
      methodOf(server) === undefined ? [] : namesOf(environment, server, index),
    ),
};

/** Names that OWA itself looks up on this server: the Lync server, and the Lyncdiscover names of the SIP domains. */
function namesOf(environment: Environment, server: Server, index: number): Check[] {
  const skype = skypeName(environment);
  const wanted = environment.features.instantMessaging
    ? [
        {
          object: server.imServerName,
          names: [server.imServerName],
          why: 'OWA connects to this name.',
          keyPath: `exchange.servers[${index}].imServerName`,
          problem: `${server.name} can't resolve ${server.imServerName}.`,
        },
      ]
    : [];
  if (environment.features.onlineMeetings) {
    for (const [position, domain] of environment.skype.sipDomains.entries()) {
      wanted.push({
        object: `lyncdiscover.${domain}`,
        names: [`lyncdiscoverinternal.${domain}`, `lyncdiscover.${domain}`],
        why: `OWA finds the meeting service of a user of ${domain} by Lyncdiscover.`,
        keyPath: `skype.sipDomains[${position}]`,
        problem: `${server.name} resolves neither lyncdiscoverinternal.${domain} nor lyncdiscover.${domain}. One of them has to lead to ${skype}'s web services.`,
      });
    }
  }
  return wanted.map(({ object, names, why, keyPath, problem }) => ({
    kind: 'check',
    id: `${serverIdPrefix(server.name)}/name-resolution/${object}`,
    target: serverTarget(server.name),
    title: `${server.name} resolves ${names.join(' or ')}`,
    why,
    safety: 'advice',
    phase: 'preflight',
    keyPath,
    powershell: part('checks/name-resolution.ps1', { Names: names, Unresolved: problem }),
  }));
}
