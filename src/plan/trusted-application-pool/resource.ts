import type { Environment, Server } from '../../environment/environment.ts';
import { applicationUrn } from '../application-urn.ts';
import type { Contribution } from '../contribution.ts';
import { isTrustedByPool } from '../is-trusted-by-pool.ts';
import type { Step } from '../plan.ts';
import { poolOf } from '../pools.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';
import { knownServers } from './known-servers.ts';
import { trustedPoolNames } from './trusted-pool-names.ts';

export const trustedApplicationPool: Contribution = {
  feature: 'instantMessaging',
  trust,
  preflight: (environment) => [...trustedPoolNames(environment), ...knownServers(environment)],
  notes,
};

/** Id of the step that makes a server's certificate name known to Lync. */
export function trustedApplicationPoolId(server: Server): string {
  return `skype/trusted-pool/${server.certificate.subject}`;
}

/**
 * New-CsTrustedApplicationPool, one for each server whose name no UM dial plan makes known already.
 * A pool without Registrar could not be removed again, and with replication the Central Management store would
 * wait for a replica that never comes: both are always given.
 */
function trust(environment: Environment): Step[] {
  const skype = skypeName(environment);
  return environment.exchange.servers.flatMap((server, index) => {
    if (!isTrustedByPool(server)) return [];
    const subject = server.certificate.subject;
    const pool = poolOf(environment, server);
    return [
      {
        kind: 'step',
        id: trustedApplicationPoolId(server),
        target: 'skype',
        resource: 'trusted-application-pool',
        title: `Trusted application pool ${subject}`,
        why: `${skype} accepts SIP over TLS only from names that it knows: here ${subject}, the CN of the certificate that OWA on ${server.name} presents.`,
        impact: 'Nobody notices.',
        test: `Get-CsTrustedApplicationPool shows ${subject} with Registrar ${pool.fqdn}, without replication.`,
        apply: `New-CsTrustedApplicationPool in the site ${pool.siteId}.`,
        verify: 'The pool is read back with the same values.',
        undo: 'Undo removes the pool again, unless another application has moved in.',
        residue: [
          `the service id of the trusted application pool ${subject}: the next pool gets another one`,
        ],
        dependsOn: [],
        keyPath: `exchange.servers[${index}].trustedPool`,
        powershell: part('trusted-application-pool/resource.ps1', {
          PoolFqdn: subject,
          Registrar: pool.fqdn,
          RegistrarService: `Registrar:${pool.fqdn}`,
          SiteId: pool.siteId,
          ApplicationId: environment.trustedApplication.id,
          ApplicationUrn: applicationUrn(environment),
          Port: environment.trustedApplication.port,
          Refusal: `The trusted application pool ${subject} exists with another Registrar, with replication or as outbound only. It may serve another application: look at it with Get-CsTrustedApplicationPool and change it by hand with Set-CsTrustedApplicationPool.`,
          OtherApplications: `The trusted application pool ${subject} stays: another application lives in it.`,
        }),
      },
    ];
  });
}

function notes(environment: Environment): string[] {
  const skype = skypeName(environment);
  return environment.exchange.servers
    .filter((server) => !isTrustedByPool(server))
    .map(
      (server) =>
        `${server.name} gets no trusted application pool: a SIP URI dial plan makes ${server.certificate.subject} known to ${skype}.`,
    );
}
