import type { Environment } from '../environment/environment.ts';
import { exchangeVersions } from './exchange-versions.ts';
import { mermaidLabel } from './mermaid-label.ts';

type Server = Environment['exchange']['servers'][number];
/** The node of each pool, by its FQDN. */
type PoolNodes = ReadonlyMap<string, string>;

/**
 * The deployment as a Mermaid flowchart: who serves the users, whom it asks for presence, and who trusts whom.
 * Node names are numbers of ours; what the environment file says stands in labels only.
 */
export function topologyDiagram(environment: Environment): string {
  const { skype, exchange } = environment;
  const pools = new Map(skype.pools.map((pool, index) => [pool.fqdn, `pool${index + 1}`]));
  const servers = exchange.servers.map((server, index) => ({ server, node: `server${index + 1}` }));
  const lines = [
    'flowchart LR',
    '  users(["OWA users"])',
    `  subgraph exchangeSide[${mermaidLabel(`Exchange ${exchangeVersions(environment).join(', ')}`)}]`,
    ...servers.map(({ server, node }) => `    ${node}[${serverLabel(server)}]`),
    '  end',
    `  subgraph skypeSide[${mermaidLabel(skype.version.text)}]`,
    ...[...pools].map(([fqdn, node]) => `    ${node}[${mermaidLabel(fqdn)}]`),
    '  end',
    ...servers.flatMap(({ server, node }) => serverArrows(environment, server, node, pools)),
    ...trustArrows(environment),
  ];
  return `${lines.join('\n')}\n`;
}

function serverLabel({ name, fqdn, state }: Server): string {
  return mermaidLabel(name, fqdn, ...(state === 'absent' ? ['to be taken out'] : []));
}

/** From the users to a server, from it to its pool and, where the plan makes that trust, back. */
function serverArrows(
  { state, features, trustedApplication }: Environment,
  server: Server,
  node: string,
  pools: PoolNodes,
): readonly string[] {
  const users = `  users -->|"HTTPS"| ${node}`;
  const pool = pools.get(server.pool);
  // What leaves still serves users, but speaks to no pool any more.
  const leaves = state === 'present' && server.state === 'absent';
  if (leaves || pool === undefined || !features.instantMessaging || !server.roles.includes('mailbox'))
    return [users];
  const via = server.imServerName === server.pool ? [] : [`via ${server.imServerName}`];
  const asked = mermaidLabel('presence and IM', `as ${server.certificate.subject}`, ...via);
  const trust = mermaidLabel(`trusts ${trustedApplication.id}`, `port ${trustedApplication.port}`);
  return [
    users,
    `  ${node} -->|${asked}| ${pool}`,
    ...(server.trustedPool === 'create' ? [`  ${pool} -.->|${trust}| ${node}`] : []),
  ];
}

/** Between the two sides as wholes. */
function trustArrows({ features, exchange, oauth }: Environment): readonly string[] {
  const meetings = mermaidLabel('OAuth: trusts Exchange', exchange.autodiscover);
  const access = mermaidLabel('OAuth: trusts', oauth.skypeMetadataUrl ?? '');
  return [
    ...(features.onlineMeetings ? [`  skypeSide -.->|${meetings}| exchangeSide`] : []),
    ...(features.skypeAccessToExchange ? [`  exchangeSide -.->|${access}| skypeSide`] : []),
  ];
}
