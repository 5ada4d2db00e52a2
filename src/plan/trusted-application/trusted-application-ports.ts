import type { Environment } from '../../environment/environment.ts';
import { applicationUrn } from '../application-urn.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';
import { trustedPools } from '../trusted-pools.ts';

export function trustedApplicationPorts(environment: Environment): Check[] {
  const { id, port } = environment.trustedApplication;
  return trustedPools(environment).map(({ subject }) => ({
    kind: 'check',
    id: `skype/trusted-application-port/${subject}`,
    target: 'skype',
    title: `Port ${port} is free in ${subject}`,
    why: 'A port belongs to one application of a trusted application pool.',
    safety: 'required',
    phase: 'preflight',
    keyPath: 'trustedApplication.port',
    powershell: part('trusted-application/trusted-application-ports.ps1', {
      PoolFqdn: subject,
      ApplicationId: id,
      ApplicationUrn: applicationUrn(environment),
      Port: port,
      PortTaken: `Port ${port} of ${subject} is taken. Give another trustedApplication.port. It belongs to `,
    }),
  }));
}
