import type { ExchangeGeneration, SkypeGeneration } from '../catalog/versions.ts';
import type { EnvironmentFile } from './schema/environment-file.ts';
import type { ExchangeConnection, SkypeConnection } from './values/connections.ts';
import type { Version } from './values/version.ts';

/**
 * An environment file, read and complete: every default is filled in, and names that refer to something else of the
 * file (`pool`, `rollout.order`) are spelled as that is. Closed choices take their type from the schema.
 */
export interface Environment {
  readonly schema: 1;
  readonly name: string;
  readonly description?: string;
  readonly state: EnvironmentFile['state'];
  readonly stage: EnvironmentFile['stage'];
  readonly features: Readonly<EnvironmentFile['features']>;
  readonly skype: {
    readonly version: Version<SkypeGeneration>;
    readonly sipDomains: readonly string[];
    readonly connection: SkypeConnection;
    readonly pools: readonly Pool[];
  };
  readonly exchange: {
    readonly version: Version<ExchangeGeneration>;
    /** Empty where `onlineMeetings` is off and the file does not say. */
    readonly autodiscover: string;
    /** One for each generation among the servers; more where the file names more. */
    readonly connections: Readonly<Partial<Record<ExchangeGeneration, ExchangeConnection>>>;
    readonly domainController?: string;
    readonly servers: readonly Server[];
    readonly exclude: readonly { readonly name: string; readonly reason: string }[];
    readonly virtualDirectories: 'all' | readonly string[];
    readonly mailboxPolicies: readonly string[];
  };
  readonly trustedApplication: { readonly id: string; readonly port: number };
  readonly oauth: {
    readonly realm?: string;
    readonly serviceName?: string;
    readonly exchangeAutodiscoverUrl?: string;
    readonly allowedDomains?: readonly string[];
    readonly partnerApplication: EnvironmentFile['oauth']['partnerApplication'];
    /** Undefined only with several pools and `skypeAccessToExchange` off. */
    readonly skypeMetadataUrl?: string;
  };
  readonly verification: { readonly sipUri?: string; readonly mailbox?: string; readonly frontEnd?: string };
  readonly restart: EnvironmentFile['restart'];
  readonly rollout: {
    /** Every server's name, in the order of the rollout. */
    readonly order: readonly string[];
    readonly pauseSeconds: number;
    readonly window?: ChangeWindow;
  };
  readonly acknowledge: readonly { readonly rule: string; readonly reason: string }[];
}

export interface Pool {
  readonly fqdn: string;
  /** Empty where `instantMessaging` is off and the file does not say; likewise `Server.pool` and `imServerName`. */
  readonly siteId: string;
  readonly certificateSubject: string;
  readonly metadataUrl: string;
}

export interface Server {
  readonly name: string;
  readonly fqdn: string;
  readonly state: 'present' | 'absent';
  readonly version: Version<ExchangeGeneration>;
  readonly roles: readonly ('clientAccess' | 'mailbox')[];
  readonly pool: string;
  readonly imServerName: string;
  readonly director: boolean;
  readonly trustedPool: 'create' | 'known-server';
  readonly certificate: {
    /** 40 upper-case hexadecimal digits. */
    readonly thumbprint?: string;
    readonly subject: string;
    /** CN of the certificate that this one takes the place of. */
    readonly replaces?: string;
    readonly shared: boolean;
  };
  readonly installPath?: string;
  readonly connection: ServerConnection;
  readonly webConfig?: string;
}

export type ServerConnection =
  | { readonly kind: 'local' }
  | {
      readonly kind: 'winrm';
      readonly port: number;
      readonly ssl: boolean;
      readonly configurationName: string;
    };

export interface ChangeWindow {
  readonly days: readonly ('Mon' | 'Tue' | 'Wed' | 'Thu' | 'Fri' | 'Sat' | 'Sun')[];
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

/** What could be read of an environment: only valid values; lists keep their length and hold undefined where an entry is not. */
export type PartialEnvironment = DeepPartial<Environment>;

export type DeepPartial<T> = T extends string | number | boolean | undefined
  ? T
  : T extends Version
    ? T
    : T extends readonly (infer Item)[]
      ? readonly (DeepPartial<Item> | undefined)[]
      : { readonly [Key in keyof T]?: DeepPartial<T[Key]> | undefined };
