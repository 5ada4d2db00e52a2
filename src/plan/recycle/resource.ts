import type { Environment, Server } from '../../environment/environment.ts';
import type { Step } from '../plan.ts';
import { serverIdPrefix, serverTarget } from '../server-target.ts';
import { part } from '../template.ts';

export const owaPool = 'MSExchangeOWAAppPool';

/** OWA's worker process takes up the server's new settings. Front end and back end share this pool. */
export function recycle(environment: Environment, server: Server, changes: readonly Step[]): Step {
  const common = {
    kind: 'step',
    target: serverTarget(server.name),
    resource: 'recycle',
    test: 'The journal, or a worker process that is older than web.config, tells that it is due.',
    residue: [],
    dependsOn: changes.map((step) => step.id),
    triggeredBy: changes.map((step) => step.id),
    keyPath: 'restart',
  } as const;
  if (environment.restart === 'iisreset') {
    return {
      ...common,
      id: `${serverIdPrefix(server.name)}/recycle/iisreset`,
      title: `iisreset on ${server.name}`,
      why: 'OWA reads its settings when its worker process starts.',
      impact: `Everything that Exchange serves over HTTP on ${server.name} breaks off: OWA, Outlook, ActiveSync, web services, remote PowerShell. The environment says that this is a lab.`,
      apply: 'iisreset.exe.',
      verify: 'iisreset.exe ends with exit code 0; then the health checks.',
      undo: 'Undo runs iisreset again once the settings are back.',
      powershell: part('recycle/iisreset.ps1'),
    };
  }
  return {
    ...common,
    id: `${serverIdPrefix(server.name)}/recycle/${owaPool}`,
    title: `Recycle ${owaPool} on ${server.name}`,
    why: 'OWA reads its settings when its worker process starts. A pool that is stopped is started instead.',
    impact: `OWA through ${server.name} is slow for some seconds, instant messaging sessions drop; users stay signed in. Users whose mailbox is elsewhere notice too, since the front end shares the pool.`,
    apply: `Restart-WebAppPool ${owaPool}.`,
    verify: 'The command ends without an error; then the health checks.',
    undo: 'Undo recycles again once the settings are back.',
    powershell: part('recycle/recycle.ps1', { InstallPath: server.installPath ?? '' }),
  };
}
