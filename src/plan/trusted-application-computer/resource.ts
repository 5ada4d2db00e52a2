import type { Environment, Server } from '../../environment/environment.ts';
import type { Contribution } from '../contribution.ts';
import type { Step } from '../plan.ts';
import { part } from '../template.ts';
import { trustedApplicationPoolId } from '../trusted-application-pool/resource.ts';
import { trustedPools } from '../trusted-pools.ts';

export const trustedApplicationComputer: Contribution = { feature: 'instantMessaging', trust };

export function trustedApplicationComputerId({ fqdn }: Server): string {
  return `skype/trusted-computer/${fqdn}`;
}

/**
 * New-CsTrustedApplicationComputer for every server of a shared name. The first one comes with a pool that is made
 * here; in a pool that exists it may be missing like any other.
 */
function trust(environment: Environment): Step[] {
  return trustedPools(environment).flatMap((trusted) => {
    const { subject, servers } = trusted;
    if (servers.length === 1) return [];
    return servers.map((server) => ({
      kind: 'step' as const,
      id: trustedApplicationComputerId(server),
      target: 'skype' as const,
      resource: 'trusted-application-computer' as const,
      title: `${server.fqdn} as a computer of ${subject}`,
      why: `OWA on ${server.name} presents the certificate of ${subject}, as others do: the trusted application pool of that name lists its hosts.`,
      impact: 'Nobody notices.',
      test: `Get-CsTrustedApplicationComputer shows ${server.fqdn} in ${subject}.`,
      apply: 'New-CsTrustedApplicationComputer, unless the pool was made with it.',
      verify: 'The computer is read back with the same pool.',
      undo: 'Undo removes the computer again. The one that the pool was made with goes with the pool.',
      residue: [],
      dependsOn: [trustedApplicationPoolId(trusted)],
      keyPath: `exchange.servers[${environment.exchange.servers.indexOf(server)}].certificate.subject`,
      powershell: part('trusted-application-computer/resource.ps1', {
        ComputerFqdn: server.fqdn,
        PoolFqdn: subject,
        LastComputer: `${server.fqdn} stays: it is the only computer of ${subject} by now, and the last one goes only with its pool.`,
        Refusal: `${server.fqdn} is a computer of another trusted application pool. Take it out there with Remove-CsTrustedApplicationComputer, or Remove-CsTrustedApplicationPool where nothing else uses the pool.`,
      }),
    }));
  });
}

/** Taken out with the pool: the computer that the pool was made with is in no journal, and goes with it. */
export function goingWithPool({ powershell, dependsOn }: Step): Partial<Step> {
  const [pool] = dependsOn;
  const poolStays = 'PoolStep' in powershell.values;
  return pool !== undefined && !poolStays
    ? { powershell: part('trusted-application-computer/going.ps1', { ...powershell.values, PoolStep: pool }) }
    : {};
}
