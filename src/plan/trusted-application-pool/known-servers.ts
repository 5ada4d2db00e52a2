import type { Environment, Server } from '../../environment/environment.ts';
import { isTrustedByPool } from '../is-trusted-by-pool.ts';
import type { Check, PowerShellPart } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';

/** Lync knows a server either through a SIP URI dial plan or through a trusted application pool, never through both. */
export function knownServers(environment: Environment): Check[] {
  const skype = skypeName(environment);
  return environment.exchange.servers.map((server, index) => ({
    kind: 'check',
    id: `exchange/known-servers/${server.name}`,
    target: 'exchange',
    title: isTrustedByPool(server)
      ? `No SIP URI dial plan makes ${server.name} known to ${skype}`
      : `A SIP URI dial plan makes ${server.name} known to ${skype}`,
    why: `${skype} may know a name through a SIP URI dial plan or through a trusted application pool. Known twice, or not at all, instant messaging fails.`,
    safety: 'required',
    phase: 'preflight',
    keyPath: `exchange.servers[${index}].trustedPool`,
    powershell: question(environment, server),
  }));
}

function question(environment: Environment, server: Server): PowerShellPart {
  const skype = skypeName(environment);
  if (!isTrustedByPool(server)) {
    return part('trusted-application-pool/known-servers-some.ps1', {
      Server: server.name,
      NotKnown: `Unified Messaging does not make ${server.name} known to ${skype}. Say trustedPool: create, or attach a SIP URI dial plan first.`,
    });
  }
  return part('trusted-application-pool/known-servers-none.ps1', {
    Server: server.name,
    KnownTwice: `Unified Messaging makes ${server.name} known to ${skype} already. Say trustedPool: known-server. Its SIP URI dial plans: `,
  });
}
