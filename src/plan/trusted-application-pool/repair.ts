import type { Environment } from '../../environment/environment.ts';
import { applicationUrn } from '../application-urn.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';
import { trustedPools } from '../trusted-pools.ts';

/** A pool that exists with other values is put right only where the application of this plan is the one that lives in it. */
export function trustedPoolRepair(environment: Environment): Check[] {
  const { id } = environment.trustedApplication;
  return trustedPools(environment).map(({ subject, registrar, index }) => {
    const wanted = `It should have Registrar ${registrar.fqdn}, no replication, and not be outbound only.`;
    const byHand = 'Change it by hand with Set-CsTrustedApplicationPool.';
    return {
      kind: 'check',
      id: `skype/trusted-pool-repair/${subject}`,
      target: 'skype',
      title: `The trusted application pool ${subject} is right, or may be put right`,
      why: `Registrar and replication of a pool concern every application in it. ${skypeName(environment)} waits for a replica that never comes where replication is on, and never removes a pool without a Registrar.`,
      safety: 'required',
      phase: 'preflight',
      keyPath: `exchange.servers[${index}].trustedPool`,
      powershell: part('trusted-application-pool/repair.ps1', {
        PoolFqdn: subject,
        RegistrarService: `Registrar:${registrar.fqdn}`,
        ApplicationId: id,
        ApplicationUrn: applicationUrn(environment),
        OtherApplications: `The trusted application pool ${subject} exists with other values, and serves other applications, so it is left alone. ${wanted} ${byHand} In it live: `,
        NoApplication: `The trusted application pool ${subject} exists with other values and without ${id}, so whose it is can't be known. ${wanted} ${byHand}`,
      }),
    };
  });
}
