import type { Environment } from '../../environment/environment.ts';
import { applicationUrn } from '../application-urn.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';
import { trustedPools } from '../trusted-pools.ts';

export function trustedApplicationHealth(environment: Environment): Check[] {
  const skype = skypeName(environment);
  const { id, port } = environment.trustedApplication;
  return trustedPools(environment).map(({ subject, index }) => {
    return {
      kind: 'check',
      id: `skype/trusted-application-health/${subject}`,
      target: 'skype',
      title: `${skype} knows ${subject} and its application`,
      why: `Without them ${skype} turns OWA away.`,
      safety: 'required',
      phase: 'verification',
      keyPath: `exchange.servers[${index}].trustedPool`,
      powershell: part('trusted-application/trusted-application-health.ps1', {
        PoolFqdn: subject,
        ApplicationId: id,
        ApplicationUrn: applicationUrn(environment),
        Port: port,
        NoPool: `${skype} has no trusted application pool ${subject}.`,
        NoApplication: `The trusted application pool ${subject} has no application ${id} with port ${port}.`,
      }),
    };
  });
}
