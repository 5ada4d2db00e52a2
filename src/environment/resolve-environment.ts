import { type ExchangeGeneration, exchangeGenerations } from '../catalog/versions.ts';
import type { DeepPartial, PartialEnvironment, Pool, Server, ServerConnection } from './environment.ts';
import type { EnvironmentFile } from './schema/environment-file.ts';
import type { ExchangeConnection } from './values/connections.ts';
import { sameName } from './values/same-name.ts';

export type PartialFile = DeepPartial<EnvironmentFile>;
type PartialPool = NonNullable<NonNullable<NonNullable<PartialFile['skype']>['pools']>[number]>;
type PartialServer = NonNullable<NonNullable<NonNullable<PartialFile['exchange']>['servers']>[number]>;

/**
 * Fills in every default that depends on other keys. What the file lacks or has wrong stays undefined, and what
 * depends on it too; of a whole file without issues the result is a whole `Environment`.
 */
export function resolveEnvironment(file: PartialFile): PartialEnvironment {
  return withoutUndefined(resolve(file));
}

function resolve(file: PartialFile): PartialEnvironment {
  const pools = file.skype?.pools?.map((pool) =>
    pool === undefined ? undefined : resolvePool(pool, unmanaged(file)),
  );
  const only = pools?.length === 1 ? pools[0] : undefined;
  const servers = file.exchange?.servers?.map((server) =>
    server === undefined ? undefined : resolveServer(server, file, pools ?? [], only),
  );
  const present = (servers ?? []).filter((server) => server !== undefined);
  return {
    ...file,
    skype: { ...file.skype, pools },
    exchange: {
      ...file.exchange,
      autodiscover: file.exchange?.autodiscover ?? (file.features?.onlineMeetings === false ? '' : undefined),
      connections: resolveConnections(file, present),
      servers,
    },
    oauth: {
      ...file.oauth,
      exchangeAutodiscoverUrl: file.oauth?.exchangeAutodiscoverUrl ?? autodiscoverUrl(file),
      skypeMetadataUrl: file.oauth?.skypeMetadataUrl ?? only?.metadataUrl,
    },
    rollout: {
      order: rolloutOrder(file, present),
      pauseSeconds: file.rollout?.pauseBetweenServers,
      window: file.rollout?.window,
    },
  };
}

/** What stands for a name that only instant messaging needs, where it is off and the file gives none. */
function unmanaged(file: PartialFile): '' | undefined {
  return file.features?.instantMessaging === false ? '' : undefined;
}

function resolvePool(pool: PartialPool, siteId: '' | undefined): DeepPartial<Pool> {
  const { fqdn } = pool;
  return {
    fqdn,
    siteId: pool.siteId ?? siteId,
    certificateSubject: pool.certificateSubject ?? fqdn,
    metadataUrl: pool.metadataUrl ?? (fqdn === undefined ? undefined : `https://${fqdn}/metadata/json/1`),
  };
}

function resolveServer(
  server: PartialServer,
  file: PartialFile,
  pools: readonly (DeepPartial<Pool> | undefined)[],
  only: DeepPartial<Pool> | undefined,
): DeepPartial<Server> {
  const version = server.version ?? file.exchange?.version;
  const named = pools.find((pool) => sameName(pool?.fqdn, server.pool));
  const pool = server.pool === undefined ? (only?.fqdn ?? unmanaged(file)) : named?.fqdn;
  const knowsUnifiedMessaging =
    version !== undefined && exchangeGenerations[version.generation].unifiedMessaging;
  const isManaged = file.features?.instantMessaging !== false && server.roles?.includes('mailbox') !== false;
  return {
    ...server,
    version,
    roles: server.roles ?? ['clientAccess', 'mailbox'],
    pool,
    imServerName: server.imServerName ?? pool,
    trustedPool:
      server.trustedPool ??
      (version === undefined || (knowsUnifiedMessaging && isManaged) ? undefined : 'create'),
    certificate: { ...server.certificate, subject: server.certificate?.subject ?? server.fqdn },
    connection: resolveConnection(server.connection),
  };
}

function resolveConnection(
  connection: PartialServer['connection'],
): DeepPartial<ServerConnection> | undefined {
  if (connection === undefined) return undefined;
  if (connection === 'local') return { kind: 'local' };
  const winrm =
    connection === 'winrm' ? { ssl: false, configurationName: 'Microsoft.PowerShell' } : connection;
  const port = 'port' in winrm ? winrm.port : undefined;
  return {
    kind: 'winrm',
    port: port ?? (winrm.ssl === true ? 5986 : 5985),
    ssl: winrm.ssl,
    configurationName: winrm.configurationName,
  };
}

/** Each generation among the servers answers, unless the file says otherwise, at its first server. */
function resolveConnections(
  file: PartialFile,
  servers: readonly DeepPartial<Server>[],
): Partial<Record<ExchangeGeneration, ExchangeConnection>> {
  const connections: Partial<Record<ExchangeGeneration, ExchangeConnection>> = {};
  for (const { version, fqdn } of servers) {
    if (version === undefined || fqdn === undefined) continue;
    connections[version.generation] ??= { kind: 'remote', url: `http://${fqdn}/PowerShell/` };
  }
  return { ...connections, ...(file.exchange?.connections as typeof connections | undefined) };
}

/** Online Meetings on Lync 2013 need a realm or a URL; where the file gives neither, the URL follows from Autodiscover's name. */
function autodiscoverUrl(file: PartialFile): string | undefined {
  const isNeeded = file.features?.onlineMeetings === true && file.skype?.version?.generation === 'lync-2013';
  const host = file.exchange?.autodiscover;
  if (!isNeeded || host === undefined || file.oauth?.realm !== undefined) return undefined;
  return `https://${host}/autodiscover/autodiscover.svc`;
}

function rolloutOrder(file: PartialFile, servers: readonly DeepPartial<Server>[]): string[] {
  const names = servers.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const asked = (file.rollout?.order ?? []).flatMap((wanted) =>
    names.filter((name) => sameName(name, wanted)),
  );
  return [...new Set([...asked, ...names])];
}

/** Without keys that hold undefined, so that a key is there or is not; entries of lists keep their places. */
function withoutUndefined<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item: unknown) => withoutUndefined(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutUndefined(inner)])) as T;
}
