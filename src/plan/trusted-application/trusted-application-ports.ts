import type { Environment } from '../../environment/environment.ts';
import { applicationUrn } from '../application-urn.ts';
import { isTrustedByPool } from '../is-trusted-by-pool.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';

export function trustedApplicationPorts(environment: Environment): Check[] {
  const { id, port } = environment.trustedApplication;
  return environment.exchange.servers.filter(isTrustedByPool).map((server) => ({
    kind: 'check',
    id: `skype/trusted-application-port/${server.certificate.subject}`,
    target: 'skype',
    title: `Port ${port} is free in ${server.certificate.subject}`,
    why: 'A port belongs to one application of a trusted application pool.',
    safety: 'required',
    phase: 'preflight',
    keyPath: 'trustedApplication.port',
    powershell: part('trusted-application/trusted-application-ports.ps1', {
      PoolFqdn: server.certificate.subject,
      ApplicationId: id,
      ApplicationUrn: applicationUrn(environment),
      Port: port,
      PortTaken: `Port ${port} of ${server.certificate.subject} is taken. Give another trustedApplication.port. It belongs to `,
    }),
  }));
}
