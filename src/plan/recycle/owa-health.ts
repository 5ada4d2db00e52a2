import { owaApplicationPool, owaWorkerPattern } from '../../catalog/owa-application-pool.ts';
import type { Server } from '../../environment/environment.ts';
import { methodOf } from '../method-of.ts';
import type { Check } from '../plan.ts';
import { serverIdPrefix, serverTarget } from '../server-target.ts';
import { type PowerShellPart, part } from '../template.ts';
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
    // A pool without requests gets its worker process with the first one; Exchange's own probes bring it within a minute.
    waitSeconds: 60,
    keyPath: `exchange.servers[${index}].name`,
    powershell: healthOf(server),
  };
}

function healthOf(server: Server): PowerShellPart {
  const process = {
    OwaPool: owaApplicationPool,
    WorkerPattern: owaWorkerPattern,
    Stopped: `The application pool ${owaApplicationPool} of ${server.name} does not run. Its state is `,
    NoWorker: `The application pool ${owaApplicationPool} of ${server.name} is started, but has no worker process.`,
  };
  const method = methodOf(server);
  if (method === undefined) return part('recycle/front-end-health.ps1', process);
  const instantMessaging = {
    ...process,
    Thumbprint: thumbprintOf(server),
    CertificateGone: `The certificate is not usable on ${server.name} any more.`,
    Errors: `OWA on ${server.name} logged errors of instant messaging since its worker process started, MSExchange OWA events `,
  };
  // What an override comes to is asked in the Exchange shell.
  if (method === 'setting-override') return part('recycle/override-health.ps1', instantMessaging);
  return part('recycle/owa-health.ps1', {
    ...instantMessaging,
    InstallPath: server.installPath ?? '',
    ServerName: server.imServerName,
    NotConfigured: `web.config on ${server.name} does not have the planned values.`,
  });
}
