import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';

/** A mailbox moves with its database: its user would lose instant messaging on a server that was forgotten. */
export function owaServers(environment: Environment): Check {
  const known = [...environment.exchange.servers, ...environment.exchange.exclude].map(
    (server) => server.name,
  );
  return {
    kind: 'check',
    id: 'exchange/servers/all',
    target: 'exchange',
    title: 'Every server that serves OWA is listed or excluded',
    why: 'A mailbox moves with its database: on a server that was forgotten its user would lose instant messaging.',
    safety: 'required',
    phase: 'preflight',
    keyPath: 'exchange.servers',
    powershell: part('checks/owa-servers.ps1', {
      Known: known,
      Forgotten: 'Servers that are neither in exchange.servers nor in exchange.exclude: ',
    }),
  };
}
