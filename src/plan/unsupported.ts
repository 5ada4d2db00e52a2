import type { PartialEnvironment } from '../environment/environment.ts';
import { unsupportedExchange } from './unsupported-exchange.ts';
import { unsupportedServers } from './unsupported-servers.ts';

/** A key or value that this version does not honour, by its key path. */
export interface UnsupportedKey {
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

/**
 * What an environment asks for and this plan does not do. Every key of the environment file either changes the plan or
 * is named here, so that none is ignored quietly. Works on whatever of the file could be read.
 */
export function unsupportedKeys(environment: PartialEnvironment): UnsupportedKey[] {
  return [
    ...unsupportedState(environment),
    ...unsupportedSkype(environment),
    ...unsupportedExchange(environment),
    ...unsupportedServers(environment),
    ...unsupportedRollout(environment),
  ];
}

function unsupportedState({ state }: PartialEnvironment): UnsupportedKey[] {
  if (state !== 'absent') return [];
  return [
    {
      path: 'state',
      message: 'Taking a whole environment out again is not done yet.',
      remedy: 'Roll back the plan that put it in: its journal knows what to undo.',
    },
  ];
}

function unsupportedSkype({ skype }: PartialEnvironment): UnsupportedKey[] {
  const found: UnsupportedKey[] = [];
  const version = skype?.version;
  if (version !== undefined && version.generation !== 'lync-2013') {
    found.push({
      path: 'skype.version',
      message: `Only Lync Server 2013 is planned yet, not ${version.text}.`,
      remedy: 'Write skype.version: lync-2013 if that is what runs.',
    });
  } else if (version?.cumulativeUpdate !== undefined) {
    found.push({
      path: 'skype.version',
      message:
        'The cumulative update of Lync Server 2013 can not be checked: Get-CsServerVersion always shows the release.',
      remedy: 'Write skype.version: lync-2013.',
    });
  }
  if (skype?.connection !== undefined && skype.connection.kind !== 'module') {
    found.push({
      path: 'skype.connection',
      message:
        'The Lync cmdlets are taken from the module of the machine that runs the runbook, not yet from another one.',
      remedy:
        'Write skype.connection: module, and run the runbook where the Lync Server Management Shell is.',
    });
  }
  if ((skype?.pools?.length ?? 0) > 1) {
    found.push({
      path: 'skype.pools[1]',
      message: 'Several pools are not planned yet.',
      remedy: 'Keep the one pool that OWA is to talk to.',
    });
  }
  return found;
}

function unsupportedRollout({ restart, rollout }: PartialEnvironment): UnsupportedKey[] {
  const found: UnsupportedKey[] = [];
  if (restart === 'manual') {
    found.push({
      path: 'restart',
      message: 'A run that waits for an operator to recycle is not done yet.',
      remedy: 'Write restart: recycle.',
    });
  }
  if ((rollout?.pauseSeconds ?? 0) > 0) {
    found.push({
      path: 'rollout.pauseBetweenServers',
      message: 'A pause between servers is not made yet.',
      remedy: 'Leave it out, and apply server by server with -Target if you need the time.',
    });
  }
  if (rollout?.window !== undefined) {
    found.push({
      path: 'rollout.window',
      message: 'A change window is not kept yet.',
      remedy: 'Leave it out, and start the run when the window is open.',
    });
  }
  return found;
}
