import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';
import { trustedPools } from '../trusted-pools.ts';

/** A computer belongs to one pool, and a name stands in the Known Servers Table once. */
export function trustedNames(environment: Environment): Check[] {
  const skype = skypeName(environment);
  return trustedPools(environment).map(({ subject, computers, index }) => ({
    kind: 'check',
    id: `skype/trusted-names/${subject}`,
    target: 'skype',
    title: `No other trusted application pool has a computer of ${subject}`,
    why: `${skype} may know a name once. A computer belongs to one pool: a second pool with it can not be made, or makes the name known twice.`,
    safety: 'required',
    phase: 'preflight',
    keyPath: `exchange.servers[${index}].certificate.subject`,
    powershell: part('trusted-application-pool/names.ps1', {
      PoolFqdn: subject,
      Names: [...new Set([subject, ...computers])],
      Elsewhere: `${skype} has these names as computers of other trusted application pools. Take them out there with Remove-CsTrustedApplicationComputer, or Remove-CsTrustedApplicationPool where nothing else uses the pool, and Enable-CsTopology: `,
    }),
  }));
}
