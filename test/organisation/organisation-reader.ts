import { existsSync } from 'node:fs';
import { type AppSettings, readAppSettings } from './app-settings.ts';
import type {
  CertificateState,
  ExchangeServersState,
  MachineState,
  MailboxState,
  VirtualDirectoryState,
  WorkerState,
} from './state.ts';
import { readMachine, readState, stateTime } from './state-files.ts';

export type MailboxUser = MailboxState;

/** One Exchange server as its users meet it: what its OWA worker process has loaded, not what lies on disk. */
export interface RunningServer {
  readonly name: string;
  readonly fqdn: string;
  readonly adminDisplayVersion: string;
  /** The front end of a user's way in. */
  readonly servesClients: boolean;
  readonly umDialPlans: readonly string[];
  readonly machine: MachineState;
  readonly owaStarted: boolean;
  /** Settings of the loaded web.config; undefined when ASP.NET could not read the file. */
  readonly appSettings: AppSettings | undefined;
  readonly virtualDirectories: readonly VirtualDirectoryState[];
  /** Setting overrides of instant messaging that the process took at its start. */
  readonly imSettings: WorkerState['owa']['imSettings'];
}

export interface RunningOrganisation {
  readonly folder: string;
  readonly users: readonly MailboxUser[];
  readonly servers: readonly RunningServer[];
  readonly resolves: (name: string) => boolean;
}

export function readOrganisation(folder: string): RunningOrganisation {
  const { dns } = readState(folder, 'organisation');
  const names = new Set(Object.keys(dns).map((name) => name.toLowerCase()));
  return {
    folder,
    users: readState(folder, 'exchange/recipients').recipients.filter(
      (one): one is MailboxUser => one.kind === 'UserMailbox',
    ),
    servers: readState(folder, 'exchange/servers').servers.map((server) => readServer(folder, server)),
    resolves: (name) => names.has(name.toLowerCase()),
  };
}

function readServer(folder: string, server: ExchangeServersState['servers'][number]): RunningServer {
  const place = `servers/${server.name}`;
  const { owa } = readMachine(folder, place, 'worker');
  return {
    name: server.name,
    fqdn: server.fqdn,
    adminDisplayVersion: server.adminDisplayVersion,
    servesClients: server.servesClients && server.roles.includes('ClientAccess'),
    umDialPlans: [...server.umDialPlans, ...server.umCallRouterDialPlans],
    machine: readMachine(folder, place, 'machine'),
    owaStarted: readMachine(folder, place, 'iis').pools.MSExchangeOWAAppPool?.state === 'Started',
    appSettings: owa.webConfig === null ? undefined : readAppSettings(Buffer.from(owa.webConfig, 'base64')),
    virtualDirectories: owa.virtualDirectories,
    imSettings: owa.imSettings,
  };
}

export function isInDate(certificate: Pick<CertificateState, 'notBefore' | 'notAfter'>): boolean {
  const now = stateTime(new Date());
  return certificate.notBefore <= now && now < certificate.notAfter;
}

export function commonName(certificate: Pick<CertificateState, 'subject'>): string {
  return /CN=([^,]+)/.exec(certificate.subject)?.[1] ?? '';
}

export function fileExists(folder: string, statePath: string): boolean {
  return existsSync(statePath.replace('%ORGANISATION%', folder));
}

export function sameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
