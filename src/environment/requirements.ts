import { exchangeGenerations } from '../catalog/versions.ts';
import type { PartialEnvironment } from './environment.ts';
import { parseKeyPath } from './key-path.ts';
import type { Positions } from './positions.ts';
import type { ShapeIssue } from './shape-issue.ts';
import { quote } from './values/quote.ts';

/** Keys that are required because of what other keys say. */
export function requirementIssues(environment: PartialEnvironment, positions: Positions): ShapeIssue[] {
  const issues: ShapeIssue[] = [];
  const missing = (path: string, why: string, remedy: string): void => {
    if (positions.has(path)) return;
    const name = path.slice(path.lastIndexOf('.') + 1);
    const message = `The key ${quote(name)} is missing: ${why}.`;
    issues.push({
      rule: 'missing-key',
      message,
      remedy,
      range: positions.nearestRange(path),
      path: parseKeyPath(path) ?? [],
    });
  };
  const { features, skype, exchange } = environment;
  const pools = skype?.pools ?? [];

  if (features?.onlineMeetings === true && exchange !== undefined) {
    missing(
      'exchange.autodiscover',
      'onlineMeetings is on',
      'Add "autodiscover:" with the host name of Autodiscover.',
    );
  }
  if (features?.skypeAccessToExchange === true && pools.length > 1) {
    missing(
      'oauth.skypeMetadataUrl',
      'skypeAccessToExchange is on and there are several pools',
      'Add "skypeMetadataUrl:" with the metadata document of the pool that Exchange is to trust.',
    );
  }
  if (features?.instantMessaging !== true) return issues;

  for (const index of pools.keys()) {
    missing(
      `skype.pools[${index}].siteId`,
      'instantMessaging is on',
      'Add "siteId:" with the SiteId that Get-CsSite shows for the pool.',
    );
  }
  for (const [index, server] of (exchange?.servers ?? []).entries()) {
    if (server === undefined) continue;
    const at = `exchange.servers[${index}]`;
    if (server.roles?.includes('mailbox') === false) continue;
    if (server.version !== undefined && exchangeGenerations[server.version.generation].unifiedMessaging) {
      missing(
        `${at}.trustedPool`,
        `Exchange ${server.version.generation} may have Unified Messaging`,
        'Add "trustedPool: create", or "trustedPool: known-server" where a SIP URI UM dial plan already makes the server known to Lync or Skype for Business.',
      );
    }
    if (pools.length > 1)
      missing(`${at}.pool`, 'there are several pools', 'Add "pool:" with the fqdn of the nearest one.');
  }
  return issues;
}
