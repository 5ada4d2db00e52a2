import type { VirtualDirectoryState } from './state-exchange.ts';

export interface CertificateState {
  readonly thumbprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly serialNumber: string;
  readonly names: readonly string[];
  readonly notBefore: string;
  readonly notAfter: string;
  readonly hasPrivateKey: boolean;
  readonly provider: string;
  /** Exchange services, as Get-ExchangeCertificate shows them. */
  readonly services: readonly string[];
  /** DER, base64. Of a certificate whose thumbprint was given, everything but the hash agrees. */
  readonly rawData: string;
}

/** `<machine>/machine.json`. */
export interface MachineState {
  readonly name: string;
  readonly fqdn: string;
  readonly reachable: boolean;
  readonly lyncTools: boolean;
  /** Its WinRM endpoint runs as an administrator: a session reaches the Central Management store. */
  readonly runsAsAdministrator: boolean;
  readonly exchange: boolean;
  readonly winrm: {
    readonly port: number;
    readonly ssl: boolean;
    readonly configurations: readonly string[];
  };
  readonly environment: Readonly<Record<string, string>>;
  readonly registry: Readonly<Record<string, Readonly<Record<string, string | number>>>>;
  readonly certificates: readonly CertificateState[];
  readonly trustedIssuers: readonly string[];
  /** The back end's web.config; absent without the Mailbox role. */
  readonly owaWebConfig: string | null;
}

/** `<machine>/iis.json`. */
export interface IisState {
  readonly pools: Readonly<Record<string, { readonly state: 'Started' | 'Stopped' }>>;
  /** Events that OWA writes whenever its pool was recycled; a defect that the builder planted. */
  readonly eventsAfterRecycle: readonly Pick<EventState, 'id' | 'level' | 'message'>[];
}

/** `<machine>/worker.json`: the running worker processes, and what OWA's has loaded. */
export interface WorkerState {
  readonly processes: Readonly<Record<string, { readonly processId: number; readonly startedAt: string }>>;
  readonly nextProcessId: number;
  readonly owa: {
    readonly webConfig: string | null;
    readonly virtualDirectories: readonly VirtualDirectoryState[];
    /** Overrides of instant messaging that reached the process at its start; always empty on Exchange 2013. */
    readonly imSettings: readonly { readonly name: string; readonly parameters: readonly string[] }[];
    /** Set at the first sign-in that brought the IM endpoint up; kept until the process ends. */
    readonly endpoint: { readonly serverName: string; readonly thumbprint: string } | null;
  };
}

/** `<machine>/variant-configuration.json`, from Exchange 2016 on: what the topology service last read. */
export interface VariantConfigurationState {
  readonly updated: string;
  /** Up to which change of setting-overrides.json. */
  readonly changeNumber: number;
  /** How many reads after a change still find what was there before: the server's domain controller is behind. */
  readonly delay: number;
  readonly readsTooEarly: number;
  readonly overrides: readonly {
    readonly name: string;
    readonly component: string;
    readonly section: string;
    readonly reason: string;
    readonly modifiedBy: string;
    readonly status: 'Accepted' | 'ServerMismatch' | 'VersionMismatch';
    readonly parameters: readonly string[];
  }[];
}

export interface EventState {
  readonly timeCreated: string;
  readonly logName: string;
  readonly providerName: string;
  readonly id: number;
  readonly level: 'Error' | 'Warning' | 'Information';
  readonly message: string;
}

/** `<machine>/events.json`. */
export interface EventLogState {
  readonly events: readonly EventState[];
}
