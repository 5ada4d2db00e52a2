import { chmodSync, copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NamedServer } from './build-exchange.ts';
import { imSettingsOf } from './build-overrides.ts';
import { makeCertificate } from './certificate.ts';
import { buildOf, generationOf } from './exchange-generation.ts';
import { defaultDomain, defaultVersion, type OrganisationOptions } from './options.ts';
import type { CertificateState, VirtualDirectoryState } from './state.ts';
import { readState, stateTime, writeState } from './state-files.ts';
import { syntheticWebConfig } from './web-config.ts';

const installation = new URL('./installation/', import.meta.url);
const day = 24 * 60 * 60 * 1000;
const setupKey = 'HKLM:\\SOFTWARE\\Microsoft\\ExchangeServer\\v15\\Setup';
const imKey = 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\MSExchange OWA\\InstantMessaging';

/** The administrators' machine: Lync tools and, unless said otherwise, Exchange's. */
export function buildManagement(folder: string, domain: string, options: OrganisationOptions): void {
  const tools = options.managementTools !== 'none';
  mkdirSync(join(folder, 'management', 'ProgramData'), { recursive: true });
  if (tools) installTools(join(folder, 'management', 'Exchange'));
  const installPath = '%ORGANISATION%/management/Exchange/';
  writeState(folder, 'management/machine', {
    name: 'MGMT14',
    fqdn: `mgmt14.${domain}`,
    reachable: true,
    lyncTools: options.lyncTools !== 'none',
    runsAsAdministrator: false,
    exchange: false,
    winrm: { port: 5985, ssl: false, configurations: ['Microsoft.PowerShell'] },
    environment: {
      ProgramData: '%ORGANISATION%/management/ProgramData',
      COMPUTERNAME: 'MGMT14',
      ...(tools ? { ExchangeInstallPath: installPath } : {}),
    },
    registry: tools ? { [setupKey]: { MsiInstallPath: installPath } } : {},
    certificates: [],
    trustedIssuers: ['CN=ntsystems-CA'],
    owaWebConfig: null,
  });
  writeState(folder, 'management/events', { events: [] });
}

/** One Exchange server: files, registry, certificates, IIS and its running worker processes. */
export function buildServer(
  folder: string,
  server: NamedServer,
  authCertificate: CertificateState | null,
  directories: readonly VirtualDirectoryState[],
  options: OrganisationOptions,
): void {
  const root = join(folder, 'servers', server.name);
  const roles = server.roles ?? ['Mailbox', 'ClientAccess'];
  mkdirSync(join(root, 'ProgramData'), { recursive: true });
  installTools(join(root, 'Exchange'));
  if (server.installPath !== undefined) mapInstallPath(root, server.installPath);
  const webConfig = writeWebConfigs(root, server, roles, options.domain ?? defaultDomain);
  const state = `%ORGANISATION%/servers/${server.name}`;
  const ucmaFile = join(root, 'UCMA', 'Runtime', 'SSP');
  if (server.ucma !== 'no-file') {
    mkdirSync(ucmaFile, { recursive: true });
    writeFileSync(join(ucmaFile, 'Microsoft.Rtc.Internal.Ucweb.dll'), 'simulated');
  }
  const certificate =
    server.certificate === 'missing'
      ? []
      : [
          makeCertificate({
            name: server.fqdn,
            services: ['IIS', 'SMTP'],
            serialNumber: 0x1001,
            ...server.certificate,
          }),
        ];
  const [, minor = 0] = buildOf(server.adminDisplayVersion ?? defaultVersion);
  const other = makeCertificate({
    name: server.name,
    issuer: server.name,
    services: ['SMTP'],
    serialNumber: 0x1002,
  });
  writeState(folder, `servers/${server.name}/machine`, {
    name: server.name,
    fqdn: server.fqdn,
    reachable: server.reachable ?? true,
    lyncTools: server.lyncTools === 'installed',
    runsAsAdministrator: false,
    exchange: true,
    winrm: {
      port: server.winrm?.port ?? 5985,
      ssl: server.winrm?.ssl ?? false,
      configurations: [server.winrm?.configurationName ?? 'Microsoft.PowerShell'],
    },
    environment: {
      ProgramData: `${state}/ProgramData`,
      COMPUTERNAME: server.name,
      ExchangeInstallPath: `${state}/Exchange/`,
    },
    registry: {
      [setupKey]: { MsiInstallPath: `${state}/Exchange/`, MsiProductMajor: 15, MsiProductMinor: minor },
      [imKey]:
        server.ucma === 'no-registry-value'
          ? {}
          : { ImplementationDLLPath: `${state}/UCMA/Runtime/SSP/Microsoft.Rtc.Internal.Ucweb.dll` },
    },
    certificates: [...certificate, other, ...(authCertificate === null ? [] : [authCertificate])],
    trustedIssuers: ['CN=ntsystems-CA'],
    owaWebConfig: webConfig === null ? null : `${state}/Exchange/ClientAccess/Owa/web.config`,
  });
  buildIis(folder, server, directories, webConfig);
}

function buildIis(
  folder: string,
  server: NamedServer,
  directories: readonly VirtualDirectoryState[],
  webConfig: Buffer | null,
): void {
  const pools = [
    'MSExchangeOWAAppPool',
    'MSExchangeECPAppPool',
    'MSExchangeServicesAppPool',
    'MSExchangeAutodiscoverAppPool',
  ];
  const owa = server.owaAppPool ?? 'Started';
  writeState(folder, `servers/${server.name}/iis`, {
    pools: Object.fromEntries(
      pools.map((pool) => [pool, { state: pool === 'MSExchangeOWAAppPool' ? owa : 'Started' }]),
    ),
    eventsAfterRecycle: server.eventsAfterRecycle ?? [],
  });
  const startedAt = stateTime(new Date(Date.now() - day));
  writeState(folder, `servers/${server.name}/worker`, {
    processes: Object.fromEntries(
      pools.map((pool, index) => [pool, { processId: 4000 + 4 * index, startedAt }]),
    ),
    nextProcessId: 4100,
    owa: {
      webConfig: webConfig?.toString('base64') ?? null,
      virtualDirectories: directories,
      imSettings: imSettingsOf(server, readState(folder, 'exchange/setting-overrides')),
      endpoint: null,
    },
  });
  writeState(folder, `servers/${server.name}/events`, {
    events: [
      // Older than the running process: of a configuration that is no longer loaded.
      {
        timeCreated: stateTime(new Date(Date.now() - 3 * day)),
        logName: 'Application',
        providerName: 'MSExchange OWA',
        id: 100,
        level: 'Error',
        message: 'IMServerName is empty.',
      },
      {
        timeCreated: startedAt,
        logName: 'System',
        providerName: 'Service Control Manager',
        id: 7036,
        level: 'Information',
        message: 'The World Wide Web Publishing Service entered the running state.',
      },
    ],
  });
}

/** The back end's file, or null for a server without the Mailbox role. */
function writeWebConfigs(
  root: string,
  server: NamedServer,
  roles: readonly string[],
  domain: string,
): Buffer | null {
  if (roles.includes('ClientAccess')) {
    const folder = join(root, 'Exchange', 'FrontEnd', 'HttpProxy', 'owa');
    mkdirSync(folder, { recursive: true });
    const text =
      '<?xml version="1.0" encoding="UTF-8"?>\r\n<configuration>\r\n  <appSettings>\r\n    <add key="HttpProxy.ProtocolType" value="Owa" />\r\n  </appSettings>\r\n</configuration>\r\n';
    writeFileSync(join(folder, 'web.config'), text);
  }
  if (!roles.includes('Mailbox')) return null;
  const folder = join(root, 'Exchange', 'ClientAccess', 'Owa');
  mkdirSync(folder, { recursive: true });
  const generation = generationOf(server.adminDisplayVersion ?? defaultVersion);
  const given = server.webConfig ?? syntheticWebConfig(`${server.name}.${domain}`, generation);
  const bytes = typeof given === 'string' ? Buffer.from(given, 'utf8') : given;
  writeFileSync(join(folder, 'web.config'), bytes);
  // Not what a new file gets: a swap that loses the permissions shows.
  chmodSync(join(folder, 'web.config'), 0o640);
  return bytes;
}

/** A path with a drive is a relative one elsewhere than on Windows: sessions of this server start beside a link of that name. */
function mapInstallPath(root: string, installPath: string): void {
  const drives = join(root, 'drives');
  mkdirSync(drives, { recursive: true });
  symlinkSync('../Exchange', join(drives, installPath));
}

function installTools(folder: string): void {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  mkdirSync(join(folder, 'Scripts'), { recursive: true });
  copyFileSync(new URL('RemoteExchange.ps1', installation), join(folder, 'bin', 'RemoteExchange.ps1'));
  copyFileSync(
    new URL('Configure-EnterprisePartnerApplication.ps1', installation),
    join(folder, 'Scripts', 'Configure-EnterprisePartnerApplication.ps1'),
  );
}
