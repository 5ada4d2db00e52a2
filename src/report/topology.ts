import type { Environment } from '../environment/environment.ts';
import { mermaidLabel } from './mermaid-label.ts';

/**
 * The deployment as a Mermaid flowchart: who serves the users, whom it asks for presence, and who trusts whom.
 * Node names are numbers of ours; what the environment file says stands in labels only.
 */
export function topologyDiagram(environment: Environment): string {
  const { features, skype, exchange, trustedApplication, oauth } = environment;
  const pools = new Map(skype.pools.map((pool, index) => [pool.fqdn, `pool${index + 1}`]));
  const lines = ['flowchart LR', '  users(["OWA users"])'];

  lines.push(`  subgraph exchangeSide[${mermaidLabel(`Exchange ${exchange.version.text}`)}]`);
  exchange.servers.forEach((server, index) => {
    const removed = server.state === 'absent' ? ['to be taken out'] : [];
    lines.push(`    server${index + 1}[${mermaidLabel(server.name, server.fqdn, ...removed)}]`);
  });
  lines.push('  end', `  subgraph skypeSide[${mermaidLabel(skype.version.text)}]`);
  for (const [fqdn, node] of pools) lines.push(`    ${node}[${mermaidLabel(fqdn)}]`);
  lines.push('  end');

  exchange.servers.forEach((server, index) => {
    const node = `server${index + 1}`;
    const pool = pools.get(server.pool);
    // What leaves still serves users, but speaks to no pool any more.
    const leaves = environment.state === 'present' && server.state === 'absent';
    lines.push(`  users -->|"HTTPS"| ${node}`);
    if (leaves || pool === undefined || !features.instantMessaging || !server.roles.includes('mailbox'))
      return;
    const via = server.imServerName === server.pool ? [] : [`via ${server.imServerName}`];
    lines.push(
      `  ${node} -->|${mermaidLabel('presence and IM', `as ${server.certificate.subject}`, ...via)}| ${pool}`,
    );
    if (server.trustedPool === 'create') {
      lines.push(
        `  ${pool} -.->|${mermaidLabel(`trusts ${trustedApplication.id}`, `port ${trustedApplication.port}`)}| ${node}`,
      );
    }
  });
  if (features.onlineMeetings) {
    lines.push(
      `  skypeSide -.->|${mermaidLabel('OAuth: trusts Exchange', exchange.autodiscover)}| exchangeSide`,
    );
  }
  if (features.skypeAccessToExchange) {
    lines.push(
      `  exchangeSide -.->|${mermaidLabel('OAuth: trusts', oauth.skypeMetadataUrl ?? '')}| skypeSide`,
    );
  }
  return `${lines.join('\n')}\n`;
}
