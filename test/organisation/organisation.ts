import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildExchange } from './build-exchange.ts';
import { buildFrontEnd, frontEndFolder } from './build-front-end.ts';
import { buildManagement, buildServer } from './build-machine.ts';
import { buildOverrides } from './build-overrides.ts';
import { buildSkype } from './build-skype.ts';
import { defaultDomain, defaultPools, defaultServers, type OrganisationOptions } from './options.ts';
import { readState, writeState } from './state-files.ts';

/**
 * Writes a whole simulated organisation into an empty folder. By default it is the deployment of
 * examples/ntsystems.yml as new, between objects of others: a trusted pool with an application on port 5199, OAuth-server
 * partner applications on both sides, a second mailbox policy and a second OWA virtual directory.
 */
export function makeOrganisation(folder: string, options: OrganisationOptions = {}): void {
  const domain = options.domain ?? defaultDomain;
  const servers = options.servers ?? defaultServers;
  const pools = options.pools ?? defaultPools;
  const sipDomains = options.sipDomains ?? [domain];
  const skypeHosts = options.skypeHosts ?? [];
  mkdirSync(join(folder, '.control'), { recursive: true });
  const autodiscover = options.autodiscover ?? `autodiscover.${domain}`;
  const poolUrls = pools.map((pool) => `https://${pool.fqdn}/metadata/json/1`);
  const skypeMetadataUrls = [...new Set([...poolUrls, ...(options.skypeMetadataUrls ?? [])])];

  const fqdnOf = (server: { name: string; fqdn?: string }): string =>
    server.fqdn ?? `${server.name.toLowerCase()}.${domain}`;
  const names = [
    ...servers.map(fqdnOf),
    ...pools.map((pool) => pool.fqdn),
    ...sipDomains.flatMap((sip) => [`lyncdiscover.${sip}`, `lyncdiscoverinternal.${sip}`]),
    ...pools.flatMap((pool) => pool.computers ?? []),
    ...skypeHosts.map((host) => host.fqdn),
    ...(options.skypeMetadataUrls ?? []).map((url) => new URL(url).host),
    ...sipDomains.map((sip) => `autodiscover.${sip}`),
    ...[autodiscover, options.domainController ?? `dc1.${domain}`, `mgmt14.${domain}`, `cc01.${domain}`],
  ].filter((name, at, all) => !options.withoutDns?.includes(name) && all.indexOf(name) === at);
  const runsOn = options.runsOn ?? 'management';
  writeState(folder, 'organisation', {
    runsOn: runsOn === 'management' ? runsOn : `servers/${runsOn}`,
    machines: [
      'management',
      ...servers.map((server) => `servers/${server.name}`),
      ...skypeHosts.map((host) => frontEndFolder(host.fqdn)),
    ],
    latencyMilliseconds: options.latencyMilliseconds ?? 0,
    computerAccounts: [...servers.map(fqdnOf), ...pools.map((pool) => pool.fqdn), `cc01.${domain}`],
    dns: Object.fromEntries(names.map((name, index) => [name, [`10.14.0.${index + 10}`]])),
    metadata: [
      {
        url: `https://${autodiscover}/autodiscover/metadata/json/1`,
        product: 'exchange',
        applicationIdentifier: '00000002-0000-0ff1-ce00-000000000000',
        realm: domain,
      },
      ...skypeMetadataUrls.map((url) => ({
        url,
        product: 'skype',
        applicationIdentifier: '00000004-0000-0ff1-ce00-000000000000',
        realm: sipDomains[0],
      })),
    ],
  });
  buildSkype(folder, domain, sipDomains, pools, options);
  const named = servers.map((server) => ({ ...server, fqdn: fqdnOf(server) }));
  const authCertificate = buildExchange(folder, domain, named, options);
  buildOverrides(folder, domain, named, options);
  buildManagement(folder, domain, options);
  for (const host of skypeHosts) buildFrontEnd(folder, host);
  const { virtualDirectories } = readState(folder, 'exchange/owa-virtual-directories');
  for (const server of named) {
    const own = virtualDirectories.filter((directory) => directory.server === server.name);
    buildServer(folder, server, authCertificate, own, options);
  }
}

/** Faults for `.control/faults.json`; calls are counted from 1 since `calls.jsonl` was last removed. */
export interface Faults {
  readonly calls?: readonly {
    readonly at: number;
    /** `fail-after`: done, but the answer is lost. `kill-…`: the runbook's machine dies; `kill-child-…`: only the process that called. */
    readonly fault:
      | 'fail-before'
      | 'fail-after'
      | 'kill-before'
      | 'kill-after'
      | 'kill-child-before'
      | 'kill-child-after'
      /** Not done, and only a warning says so. */
      | 'warn-only'
      /** The session in which it runs is lost, before or after the change, and stays so; without a session as `fail-…`. */
      | 'break-before'
      | 'break-after';
  }[];
  /** Commands that fail whenever called, everywhere or on one machine. */
  readonly commands?: readonly {
    readonly name: string;
    readonly machine?: string;
    readonly message?: string;
  }[];
  /** Commands that the account is not given. */
  readonly missing?: readonly string[];
}

export function setFaults(folder: string, faults: Faults): void {
  writeFileSync(join(folder, '.control', 'faults.json'), JSON.stringify(faults));
}
