import { owaApplicationPool, owaWorkerPattern } from '../../catalog/owa-application-pool.ts';
import type { Server } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { serverIdPrefix, serverTarget } from '../server-target.ts';
import { part } from '../template.ts';
import { thumbprintOf } from '../thumbprint-of.ts';

/**
 * What can be known of a server before users are switched on. OWA's error events are throttled, so that none was
 * logged proves nothing; one that was logged is a fault.
 */
export function owaHealth(server: Server, index: number): Check {
  return {
    kind: 'check',
    id: `${serverIdPrefix(server.name)}/health/owa`,
    target: serverTarget(server.name),
    title: `OWA on ${server.name} runs with these settings`,
    why: 'A server that is not well stops the run before the next one. Most of these events are throttled: that none was logged proves nothing.',
    safety: 'required',
    phase: 'health',
    waitSeconds: 10,
    keyPath: `exchange.servers[${index}].name`,
    powershell: part('recycle/owa-health.ps1', {
      OwaPool: owaApplicationPool,
      WorkerPattern: owaWorkerPattern,
      InstallPath: server.installPath ?? '',
      Thumbprint: thumbprintOf(server),
      ServerName: server.imServerName,
      Stopped: `The application pool ${owaApplicationPool} of ${server.name} does not run. Its state is `,
      NotConfigured: `web.config on ${server.name} does not have the planned values.`,
      CertificateGone: `The certificate is not usable on ${server.name} any more.`,
      Errors: `OWA on ${server.name} logged errors of instant messaging since its worker process started, MSExchange OWA events `,
    }),
  };
}
