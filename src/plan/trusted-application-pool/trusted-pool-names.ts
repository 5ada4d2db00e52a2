import type { Environment } from '../../environment/environment.ts';
import { isTrustedByPool } from '../is-trusted-by-pool.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';

/** Two entries of one name in Lync's Known Servers Table, the dial plan's and the pool's, make OWA's instant messaging fail. */
export function trustedPoolNames(environment: Environment): Check[] {
  const skype = skypeName(environment);
  return environment.exchange.servers.flatMap((server, index) => {
    if (isTrustedByPool(server)) return [];
    const subject = server.certificate.subject;
    return [
      {
        kind: 'check',
        id: `skype/trusted-pool-name/${subject}`,
        target: 'skype',
        title: `${subject} is not a trusted application pool`,
        why: `A SIP URI dial plan makes this name known to ${skype}. A trusted application pool would make it known twice, and then instant messaging fails.`,
        safety: 'required',
        phase: 'preflight',
        keyPath: `exchange.servers[${index}].trustedPool`,
        powershell: part('trusted-application-pool/trusted-pool-names.ps1', {
          PoolFqdn: subject,
          KnownTwice: `${subject} is a trusted application pool as well. If nothing else uses it, remove it with Remove-CsTrustedApplicationPool and Enable-CsTopology; otherwise say trustedPool: create.`,
        }),
      },
    ];
  });
}
