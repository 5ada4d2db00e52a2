import { exchangeGenerations } from '../../src/catalog/versions.ts';
import type { Environment, Server } from '../../src/environment/environment.ts';
import type { OrganisationOptions, PoolOptions, ServerOptions, UserOptions } from './options.ts';

/**
 * An organisation as new that fits an environment file: whoever carries out the file's plan there has everything that it
 * supposes and nothing that it is to make. On each server with mailboxes there are users with every policy that the plan
 * manages, one of them without any where that means a managed one. `changes` take the place of whole options.
 */
export function organisationOf(
  environment: Environment,
  changes: OrganisationOptions = {},
): OrganisationOptions {
  const { skype, exchange, oauth } = environment;
  const domain = domainOf(exchange.servers[0]?.fqdn ?? '') || (skype.sipDomains[0] ?? '');
  const local = exchange.servers.find((server) => server.connection.kind === 'local');
  const hasSipPlan = exchange.servers.some(isKnownServer);
  return {
    domain,
    sipDomains: skype.sipDomains,
    ...(exchange.domainController === undefined ? {} : { domainController: exchange.domainController }),
    ...(exchange.autodiscover === '' ? {} : { autodiscover: exchange.autodiscover }),
    skypeMetadataUrls: [
      ...skype.pools.map((pool) => pool.metadataUrl),
      ...(oauth.skypeMetadataUrl === undefined ? [] : [oauth.skypeMetadataUrl]),
    ],
    ...(local === undefined ? {} : { runsOn: local.name }),
    ...(skype.connection.kind === 'winrm'
      ? { skypeHosts: [{ fqdn: skype.connection.host, runsAsAdministrator: true }] }
      : {}),
    lyncTools: skype.connection.kind === 'module' ? 'installed' : 'none',
    lyncVersion: installedSkype[skype.version.generation],
    servers: [
      ...exchange.servers.map((server) => serverOf(environment, server, local)),
      ...exchange.exclude.map(
        ({ name }): ServerOptions => ({
          name,
          fqdn: `${name.toLowerCase()}.${domain}`,
          adminDisplayVersion: versionOf(exchange.version),
          servesClients: false,
        }),
      ),
    ],
    pools: poolsOf(environment),
    umDialPlans: hasSipPlan ? [sipPlan, { name: 'Telephones', uriType: 'TelExtn' }] : [],
    users: usersOf(environment),
    mailboxPolicies: [...exchange.mailboxPolicies.filter((name) => name !== 'Default'), 'Kiosk'],
    ...changes,
  };
}

const sipPlan = { name: 'Voice', uriType: 'SipName' } as const;

/** What Get-CsServerVersion shows. */
const installedSkype = {
  'lync-2013': 'Microsoft Lync Server 2013 (5.0.8308.0): Volume license key installed.',
  'sfb-2015': 'Skype for Business Server 2015 (6.0.9319.0): Volume license key installed.',
  'sfb-2019': 'Skype for Business Server 2019 (7.0.2046.0): Volume license key installed.',
  'sfb-se': 'Skype for Business Server Subscription Edition (7.0.2046.0): Volume license key installed.',
} as const;

/** The least update that the file expects; the newest where it expects none. */
function versionOf(version: Server['version']): string {
  const { version: number, builds, servicePacks } = exchangeGenerations[version.generation];
  const servicePack = (servicePacks as Record<string, number>)[String(version.servicePack)];
  const build = builds[version.cumulativeUpdate ?? servicePack ?? builds.length - 1] ?? builds.at(-1);
  return `Version ${number} (Build ${build})`;
}

function serverOf(
  { exchange, skype }: Environment,
  server: Server,
  local: Server | undefined,
): ServerOptions {
  const { connection, certificate } = server;
  const plans = isKnownServer(server) ? [sipPlan.name] : [];
  return {
    name: server.name,
    fqdn: server.fqdn,
    adminDisplayVersion: versionOf(server.version),
    roles: [
      ...(server.roles.includes('mailbox') ? ['Mailbox' as const] : []),
      ...(server.roles.includes('clientAccess') ? ['ClientAccess' as const] : []),
    ],
    webSites: webSitesOf(exchange.virtualDirectories, server.name),
    servesClients: server.state === 'present',
    certificate: {
      name: certificate.subject,
      names: [...new Set([certificate.subject, server.fqdn])],
      ...(certificate.thumbprint === undefined ? {} : { thumbprint: certificate.thumbprint }),
    },
    ...(connection.kind === 'winrm' ? { winrm: connection } : {}),
    ...(server.installPath === undefined ? {} : { installPath: server.installPath }),
    ...(server === local && skype.connection.kind === 'module' ? { lyncTools: 'installed' } : {}),
    umDialPlans: plans,
    umCallRouterDialPlans: plans,
  };
}

function isKnownServer(server: Server): boolean {
  return server.trustedPool === 'known-server' && server.state === 'present';
}

function webSitesOf(listed: Environment['exchange']['virtualDirectories'], server: string): string[] {
  const own = listed === 'all' ? [] : listed.filter((one) => one.startsWith(`${server}\\`));
  const named = own.flatMap((one) => /\((.*)\)$/.exec(one)?.[1] ?? []);
  return [...new Set(['Default Web Site', ...named, 'Intranet'])];
}

function poolsOf({ skype, exchange, verification }: Environment): readonly PoolOptions[] {
  const pools = skype.pools.map(
    (pool): PoolOptions => ({
      fqdn: pool.fqdn,
      siteId: pool.siteId === '' ? 'Main' : pool.siteId,
      certificateSubject: pool.certificateSubject,
    }),
  );
  const directors = exchange.servers.filter((server) => server.director);
  const names = new Set(directors.map((server) => server.imServerName));
  const siteOf = (name: string): string => {
    const pool = directors.find((server) => server.imServerName === name)?.pool;
    return pools.find((one) => one.fqdn === pool)?.siteId ?? pools[0]?.siteId ?? 'Main';
  };
  return [
    ...pools.map((pool, index) => ({ ...pool, ...computersOf(pool, index, verification.frontEnd, pools) })),
    ...[...names].map((fqdn) => ({ fqdn, siteId: siteOf(fqdn), director: true })),
  ];
}

/** The front end that a check asks belongs to the pool whose name begins its own, else to the first one. */
function computersOf(
  pool: PoolOptions,
  index: number,
  frontEnd: string | undefined,
  pools: readonly PoolOptions[],
): { computers?: readonly string[] } {
  if (frontEnd === undefined || pools.some((one) => one.fqdn === frontEnd)) return {};
  const label = (fqdn: string): string => fqdn.split('.')[0] ?? '';
  const owner = pools.findIndex((one) => label(frontEnd).startsWith(label(one.fqdn)));
  if (index !== Math.max(owner, 0)) return {};
  return { computers: [frontEnd, frontEnd.replace(label(frontEnd), `${label(pool.fqdn)}-other`)] };
}

function usersOf({ exchange, skype, verification }: Environment): UserOptions[] {
  const homes = exchange.servers.filter(
    (server) => server.state === 'present' && server.roles.includes('mailbox'),
  );
  const policies = exchange.mailboxPolicies;
  const users = homes.flatMap((server): UserOptions[] => {
    const name = server.name.toLowerCase();
    return [
      // Nobody is left with the default policy where that one is not managed.
      ...(policies.length === 0 || policies.includes('Default')
        ? [{ name: `anna-${name}`, server: server.name }]
        : []),
      ...policies.map((policy, index) => ({
        name: `${index === 0 ? 'bruno' : `user${index}`}-${name}`,
        server: server.name,
        owaMailboxPolicy: policy,
        domain: skype.sipDomains[index % skype.sipDomains.length] ?? '',
      })),
    ];
  });
  const probes = [verification.mailbox, verification.sipUri?.replace(/^sip:/i, '')];
  const managed =
    policies.length === 0 || policies.includes('Default') ? {} : { owaMailboxPolicy: policies[0] ?? '' };
  for (const address of new Set(probes.filter((probe) => probe !== undefined))) {
    const [name = '', domain = ''] = address.split('@');
    users.push({ name, domain, ...(homes[0] === undefined ? {} : { server: homes[0].name }), ...managed });
  }
  return users;
}

function domainOf(fqdn: string): string {
  return fqdn.split('.').slice(1).join('.');
}
