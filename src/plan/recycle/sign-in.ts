import { owaWorkerPattern } from '../../catalog/owa-application-pool.ts';
import type { Environment, Server } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { serverIdPrefix, serverTarget } from '../server-target.ts';
import { part } from '../template.ts';

/** Event 112 comes with the first sign-in after a recycle, so before users are switched on it can only be pending. */
export function signIn(environment: Environment, server: Server): Check {
  const skype = skypeName(environment);
  return {
    kind: 'check',
    id: `${serverIdPrefix(server.name)}/sign-in/owa`,
    target: serverTarget(server.name),
    title: `Somebody has signed in to instant messaging on ${server.name}`,
    why: `Event 112 of MSExchange OWA is the first proof that OWA and ${skype} talk to each other.`,
    safety: 'advice',
    phase: 'verification',
    keyPath: 'features.instantMessaging',
    powershell: part('recycle/sign-in.ps1', {
      WorkerPattern: owaWorkerPattern,
      Pending: `Pending: nobody has signed in to instant messaging on ${server.name} since its worker process started. Sign in to OWA with a user who is enabled for ${skype}, then look again.`,
    }),
  };
}
