import { exchangeGenerations } from '../../catalog/versions.ts';
import type { Environment, Server } from '../../environment/environment.ts';
import { shellOf } from '../exchange-shell.ts';
import { isTrustedByPool } from '../is-trusted-by-pool.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { type PowerShellPart, part } from '../template.ts';

/**
 * A server is known either through a SIP URI dial plan or through a trusted application pool, never through both.
 * Only Exchange 2013 and 2016 have dial plans, and only their own shells answer for them. Where the roles stand apart,
 * a dial plan of the mailbox server does not say whether its name is discovered: then it is only told.
 */
export function knownServers(environment: Environment): Check[] {
  const skype = skypeName(environment);
  return environment.exchange.servers.flatMap((server, index): Check[] => {
    if (!exchangeGenerations[server.version.generation].unifiedMessaging) return [];
    if (!server.roles.includes('mailbox')) return [];
    const asksToTell = isTrustedByPool(server) && !hasCallRouter(server);
    return [
      {
        kind: 'check',
        id: `exchange/known-servers/${server.name}`,
        target: 'exchange',
        ...shellOf(environment, server),
        title: isTrustedByPool(server)
          ? `No SIP URI dial plan makes ${server.name} known to ${skype}`
          : `A SIP URI dial plan makes ${server.name} known to ${skype}`,
        why: `${skype} may know a name through a SIP URI dial plan or through a trusted application pool. Known twice, or not at all, instant messaging fails.`,
        safety: asksToTell ? 'advice' : 'required',
        phase: 'preflight',
        keyPath: `exchange.servers[${index}].trustedPool`,
        powershell: question(environment, server),
      },
    ];
  });
}

/** The call router is part of the client access role of Exchange 2013; Exchange 2016 has it everywhere. */
function hasCallRouter(server: Server): boolean {
  return server.roles.includes('clientAccess');
}

function question(environment: Environment, server: Server): PowerShellPart {
  const skype = skypeName(environment);
  if (!isTrustedByPool(server)) {
    const NotKnown = `Unified Messaging does not make ${server.name} known to ${skype}. Say trustedPool: create, or attach a SIP URI dial plan first.`;
    return hasCallRouter(server)
      ? part('trusted-application-pool/known-servers-some.ps1', { Server: server.name, NotKnown })
      : part('trusted-application-pool/known-servers-mailbox-some.ps1', { Server: server.name, NotKnown });
  }
  if (!hasCallRouter(server)) {
    return part('trusted-application-pool/known-servers-mailbox-none.ps1', {
      Server: server.name,
      Perhaps: `Unified Messaging may make ${server.name} known to ${skype}: it has a dial plan, and the call router is on another machine. A front end's log says so in events 14492 and 14493. If the name is there before the trusted application pool, say trustedPool: known-server. Its SIP URI dial plans: `,
    });
  }
  return part('trusted-application-pool/known-servers-none.ps1', {
    Server: server.name,
    KnownTwice: `Unified Messaging makes ${server.name} known to ${skype} already. Say trustedPool: known-server. Its SIP URI dial plans: `,
  });
}
