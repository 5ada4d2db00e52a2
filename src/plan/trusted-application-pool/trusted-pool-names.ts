import type { Environment } from '../../environment/environment.ts';
import { isKnownServer } from '../is-trusted-by-pool.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';

/** Two entries of one name in the Known Servers Table, the dial plan's and a pool's or its computer's, make OWA's instant messaging fail. */
export function trustedPoolNames(environment: Environment): Check[] {
  const skype = skypeName(environment);
  return environment.exchange.servers.flatMap((server, index) => {
    if (!isKnownServer(server)) return [];
    const { subject } = server.certificate;
    return [
      {
        kind: 'check',
        id: `skype/trusted-pool-name/${server.fqdn}`,
        target: 'skype',
        title: `${subject} is neither a trusted application pool nor a computer of one`,
        why: `A SIP URI dial plan makes this name known to ${skype}. A trusted application pool would make it known twice, and then instant messaging fails.`,
        safety: 'required',
        phase: 'preflight',
        keyPath: `exchange.servers[${index}].trustedPool`,
        powershell: part('trusted-application-pool/trusted-pool-names.ps1', {
          Names: [...new Set([subject, server.fqdn])],
          KnownTwice: `${subject} is known through a trusted application pool as well. If nothing else uses it, remove it with Remove-CsTrustedApplicationPool, or only its computer with Remove-CsTrustedApplicationComputer, and Enable-CsTopology; otherwise say trustedPool: create. It stands in `,
        }),
      },
    ];
  });
}
