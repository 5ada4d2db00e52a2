import type { Environment } from '../../environment/environment.ts';
import { applicationUrn } from '../application-urn.ts';
import type { Contribution } from '../contribution.ts';
import type { Step } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { serverNames } from '../server-names.ts';
import { part } from '../template.ts';
import { trustedApplicationPoolId } from '../trusted-application-pool/resource.ts';
import { type TrustedPool, trustedPools } from '../trusted-pools.ts';
import { trustedApplicationHealth } from './trusted-application-health.ts';
import { trustedApplicationPorts } from './trusted-application-ports.ts';
import { trustedPoolNeighbours } from './trusted-pool-neighbours.ts';

export const trustedApplication: Contribution = {
  feature: 'instantMessaging',
  trust,
  preflight: (environment) => [
    ...trustedApplicationPorts(environment),
    ...trustedPoolNeighbours(environment),
  ],
  verification: trustedApplicationHealth,
};

export function trustedApplicationId(environment: Environment, { subject }: TrustedPool): string {
  return `skype/trusted-application/${subject}/${environment.trustedApplication.id}`;
}

/** New-CsTrustedApplication. Nothing listens on its port: OWA takes 5075 to 5077 for itself, a number is all that is wanted. */
function trust(environment: Environment): Step[] {
  const skype = skypeName(environment);
  const { id, port } = environment.trustedApplication;
  return trustedPools(environment).map((trusted) => {
    const { subject, servers } = trusted;
    return {
      kind: 'step',
      id: trustedApplicationId(environment, trusted),
      target: 'skype',
      resource: 'trusted-application',
      title: `Trusted application ${id} in ${subject}`,
      why: `OWA on ${serverNames(servers)} speaks as this application of the pool. Nothing listens on port ${port}: ${skype} only wants a number that is unique in the pool.`,
      impact: 'Nobody notices.',
      test: `Get-CsTrustedApplication shows ${id} in ${subject} with port ${port}.`,
      apply: 'New-CsTrustedApplication.',
      verify: 'The application is read back with the same port.',
      undo: 'Undo removes the application again.',
      residue: [],
      dependsOn: [trustedApplicationPoolId(trusted)],
      keyPath: 'trustedApplication.id',
      powershell: part('trusted-application/resource.ps1', {
        PoolFqdn: subject,
        ApplicationId: id,
        ApplicationUrn: applicationUrn(environment),
        ApplicationIdentity: `${subject}/${applicationUrn(environment)}`,
        Port: port,
        Refusal: `The application ${id} exists in ${subject} with another port than ${port}. Give that port as trustedApplication.port, or remove the application by hand if it is not in use.`,
      }),
    };
  });
}
