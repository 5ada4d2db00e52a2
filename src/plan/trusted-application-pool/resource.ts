import type { Environment } from '../../environment/environment.ts';
import { applicationUrn } from '../application-urn.ts';
import type { Contribution } from '../contribution.ts';
import type { Step } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { serverNames } from '../server-names.ts';
import { part } from '../template.ts';
import { topologyCopyId } from '../topology-copy/resource.ts';
import { type TrustedPool, trustedPools } from '../trusted-pools.ts';
import { knownServers } from './known-servers.ts';
import { trustedNames } from './names.ts';
import { trustedPoolNotes } from './notes.ts';
import { ownComputer } from './own-computer.ts';
import { trustedPoolRepair } from './repair.ts';
import { trustedPoolNames } from './trusted-pool-names.ts';

export const trustedApplicationPool: Contribution = {
  feature: 'instantMessaging',
  trust,
  preflight: (environment) => [
    ...trustedPoolNames(environment),
    ...trustedNames(environment),
    ...ownComputer(environment),
    ...trustedPoolRepair(environment),
    ...knownServers(environment),
  ],
  notes: trustedPoolNotes,
};

/** Id of the step that makes a certificate name known. */
export function trustedApplicationPoolId({ subject }: TrustedPool): string {
  return `skype/trusted-pool/${subject}`;
}

/**
 * New-CsTrustedApplicationPool, one for each certificate name that no UM dial plan makes known already.
 * A pool without Registrar could not be removed again, and with replication the Central Management store would
 * wait for a replica that never comes: both are always given.
 */
function trust(environment: Environment): Step[] {
  return trustedPools(environment).map((trusted) => {
    const { subject, servers, registrar, computers, index } = trusted;
    const [first] = computers;
    const onPurpose = servers.some(({ certificate }) => certificate.shared)
      ? " The file says that it is not a host's own name on purpose."
      : '';
    const values = {
      PoolFqdn: subject,
      Registrar: registrar.fqdn,
      RegistrarService: `Registrar:${registrar.fqdn}`,
      SiteId: registrar.siteId,
      ApplicationId: environment.trustedApplication.id,
      ApplicationUrn: applicationUrn(environment),
      Port: environment.trustedApplication.port,
      NotAlone: `The trusted application pool ${subject} has other values, and ${environment.trustedApplication.id} is not the one application that lives in it. It is left alone: look at it with Get-CsTrustedApplication, and change it by hand with Set-CsTrustedApplicationPool.`,
      NoRegistrar: `The Registrar of the trusted application pool ${subject} stays: it had none, and none can't be set.`,
      OtherApplications: `The trusted application pool ${subject} stays: another application lives in it.`,
    };
    return {
      kind: 'step',
      id: trustedApplicationPoolId(trusted),
      target: 'skype',
      resource: 'trusted-application-pool',
      title: `Trusted application pool ${subject}`,
      why: `${skypeName(environment)} accepts SIP over TLS only from names that it knows: here ${subject}, the CN of the certificate that OWA on ${serverNames(servers)} presents.${onPurpose}`,
      impact: 'Nobody notices.',
      test: `Get-CsTrustedApplicationPool shows ${subject} with Registrar ${registrar.fqdn}, without replication.`,
      apply: `New-CsTrustedApplicationPool in the site ${registrar.siteId}${first === undefined ? '' : `, with ${first} as its first computer`}. One that exists is put right with Set-CsTrustedApplicationPool, if no other application lives in it.`,
      verify: 'The pool is read back with the same values.',
      undo: 'Undo removes the pool again, or gives it its values back, unless another application has moved in.',
      residue: [`the service id of the trusted application pool ${subject}: the next pool gets another one`],
      dependsOn: [topologyCopyId],
      keyPath: `exchange.servers[${index}].trustedPool`,
      powershell:
        first === undefined
          ? part('trusted-application-pool/resource.ps1', values)
          : part('trusted-application-pool/with-computer.ps1', { ...values, ComputerFqdn: first }),
    };
  });
}
