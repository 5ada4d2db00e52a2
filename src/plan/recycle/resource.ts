import { owaApplicationPool, owaWorkerPattern } from '../../catalog/owa-application-pool.ts';
import type { Environment, Server } from '../../environment/environment.ts';
import { configurationOf } from '../configuration-of.ts';
import type { Contribution } from '../contribution.ts';
import { methodOf } from '../method-of.ts';
import type { Step } from '../plan.ts';
import { serverIdPrefix, serverTarget } from '../server-target.ts';
import { type PowerShellPart, part } from '../template.ts';
import { owaHealth } from './owa-health.ts';
import { signIn } from './sign-in.ts';

export const recycle: Contribution = {
  feature: 'instantMessaging',
  server: (environment, server, _index, before) =>
    before.length === 0 ? [] : [recycleOf(environment, server, before)],
  health: owaHealth,
  verification: (environment) =>
    environment.exchange.servers
      .filter((server) => methodOf(server) !== undefined)
      .map((server) => signIn(environment, server)),
};

function recycleId(environment: Environment, server: Server): string {
  const object = environment.restart === 'iisreset' ? 'iisreset' : owaApplicationPool;
  return `${serverIdPrefix(server.name)}/recycle/${object}`;
}

/** Empty for a server on which nothing is changed. */
export function recycleIds(environment: Environment, server: Server): string[] {
  return configurationOf(environment, server).length === 0 ? [] : [recycleId(environment, server)];
}

/** OWA's worker process takes up the server's new settings. Front end and back end share this pool. */
function recycleOf(environment: Environment, server: Server, changes: readonly Step[]): Step {
  const common = {
    kind: 'step',
    id: recycleId(environment, server),
    target: serverTarget(server.name),
    resource: 'recycle',
    test:
      methodOf(server) === 'web.config'
        ? 'The journal, or a worker process that is older than web.config, tells that it is due.'
        : 'The journal tells that it is due.',
    residue: [],
    dependsOn: changes.map((step) => step.id),
    triggeredBy: changes.map((step) => step.id),
    keyPath: 'restart',
  } as const;
  if (environment.restart === 'iisreset') {
    return {
      ...common,
      title: `iisreset on ${server.name}`,
      why: 'OWA reads its settings when its worker process starts.',
      impact: `Everything that Exchange serves over HTTP on ${server.name} breaks off: OWA, Outlook, ActiveSync, web services, remote PowerShell. The environment says that this is a lab.`,
      apply: 'iisreset.exe.',
      verify: 'iisreset.exe ends with exit code 0; then the health checks.',
      undo: 'Undo runs iisreset again once the settings are back.',
      powershell: part('recycle/iisreset.ps1'),
    };
  }
  if (environment.restart === 'manual') {
    return {
      ...common,
      title: `Recycle ${owaApplicationPool} on ${server.name}, by hand`,
      why: 'OWA reads its settings when its worker process starts. The environment leaves that to an operator.',
      impact: `Nobody notices before the operator recycles. Then OWA through ${server.name} is slow for some seconds, and instant messaging sessions drop.`,
      apply: `An operator: ${instruction(server)} The run goes on with the other servers and ends restart-pending.`,
      verify: "OWA's worker process is another one than when the run began to wait; then the health checks.",
      undo: 'Undo waits for an operator to recycle again once the settings are back.',
      powershell: manualPart(server),
    };
  }
  return {
    ...common,
    title: `Recycle ${owaApplicationPool} on ${server.name}`,
    why: 'OWA reads its settings when its worker process starts. A pool that is stopped is started instead.',
    impact: `OWA through ${server.name} is slow for some seconds, instant messaging sessions drop; users stay signed in. Users whose mailbox is elsewhere notice too, since the front end shares the pool.`,
    apply: `Restart-WebAppPool ${owaApplicationPool}.`,
    verify:
      "The command ends without an error, and OWA's worker process is another one, or none yet; then the health checks.",
    undo: 'Undo recycles again once the settings are back.',
    powershell: recyclePart(server),
  };
}

/** Restart-WebAppPool fails on a pool that is stopped; an operator sees that. */
function instruction(server: Server): string {
  return `Recycle ${owaApplicationPool} on ${server.name} (Restart-WebAppPool -Name ${owaApplicationPool}).`;
}

/** The worker process that is there when the run begins to wait has to be gone; web.config's time serves as well. */
function manualPart(server: Server): PowerShellPart {
  const values = { Instruction: instruction(server), WorkerPattern: owaWorkerPattern };
  if (methodOf(server) !== 'web.config') return part('recycle/manual-pool.ps1', values);
  return part('recycle/manual.ps1', {
    ...values,
    InstallPath: server.installPath ?? '',
    Older: older,
  });
}

const older = `The worker process of ${owaApplicationPool} is older than web.config.`;

/** The time of web.config tells a worker process that has not read it; an override's does not, since others share it. */
function recyclePart(server: Server): PowerShellPart {
  if (methodOf(server) !== 'web.config')
    return part('recycle/recycle-pool.ps1', {
      OwaPool: owaApplicationPool,
      WorkerPattern: owaWorkerPattern,
      Same: `${owaApplicationPool} was recycled, and after a minute its worker process is still the old one.`,
    });
  return part('recycle/recycle.ps1', {
    OwaPool: owaApplicationPool,
    WorkerPattern: owaWorkerPattern,
    InstallPath: server.installPath ?? '',
    Older: older,
  });
}
