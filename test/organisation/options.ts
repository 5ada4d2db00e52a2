import { readFileSync } from 'node:fs';
import type { CertificateOptions } from './certificate.ts';
import type { EventState } from './state.ts';

/** One Exchange server. Everything has the value of a sound new installation unless said otherwise. */
export interface ServerOptions {
  readonly name: string;
  /** Default: the lower-case name in the organisation's domain. */
  readonly fqdn?: string;
  /** As Get-ExchangeServer shows it; the generation follows from it. Default: Exchange 2013 CU1. */
  readonly adminDisplayVersion?: string;
  readonly roles?: readonly ('Mailbox' | 'ClientAccess')[];
  /** Front-end web sites with an OWA virtual directory. Default: `Default Web Site` and `Intranet`. */
  readonly webSites?: readonly string[];
  /** Users reach Outlook on the web through it. Default: yes. */
  readonly servesClients?: boolean;
  /** The IIS certificate; `missing`: the store lacks it. */
  readonly certificate?: Partial<CertificateOptions> | 'missing';
  readonly ucma?: 'installed' | 'no-registry-value' | 'no-file';
  readonly reachable?: boolean;
  readonly winrm?: { readonly port: number; readonly ssl: boolean; readonly configurationName?: string };
  /** Where the environment says that Exchange is, for example `D:\Exchange\V15\`. Not on Windows, where no second drive can be made up. */
  readonly installPath?: string;
  /** Lync's tools on an Exchange server, for a runbook that runs there. Default: `none`. */
  readonly lyncTools?: 'installed' | 'none';
  readonly autoDiscoverServiceInternalUri?: string | null;
  readonly umDialPlans?: readonly string[];
  readonly umCallRouterDialPlans?: readonly string[];
  readonly owaAppPool?: 'Started' | 'Stopped';
  /** What OWA logs after each recycle, without a sign-in. */
  readonly eventsAfterRecycle?: readonly Pick<EventState, 'id' | 'level' | 'message'>[];
  /** How many refreshes after a change of an override still find the old ones; default: none. */
  readonly directoryDelay?: number;
  /** Bytes of the back end's web.config; default: a synthetic file of this server. */
  readonly webConfig?: Buffer | string;
}

/** A setting override that is there already. */
export interface OverrideOptions {
  readonly name: string;
  /** Default: `OwaServer` and `IMSettings`. */
  readonly component?: string;
  readonly section?: string;
  readonly parameters: readonly string[];
  readonly reason?: string;
  /** Absent: every server of the forest. */
  readonly server?: readonly string[];
  readonly minVersion?: string;
  readonly maxVersion?: string;
}

/** A machine of Lync or Skype for Business that answers to WinRM. */
export interface SkypeHostOptions {
  readonly fqdn: string;
  /** Its endpoint runs as an administrator, so that changes of the topology work through a session. Default: no. */
  readonly runsAsAdministrator?: boolean;
}

export interface PoolOptions {
  readonly fqdn: string;
  readonly siteId: string;
  readonly siteName?: string;
  /** Default: one computer of the pool's name, as of a Standard Edition server. */
  readonly computers?: readonly string[];
  /** Common name of its certificate; default: the pool's name. */
  readonly certificateSubject?: string;
  /** A Director: it registers nobody's trusted applications but may be an IMServerName. */
  readonly director?: boolean;
}

/** A user with a mailbox, enabled for SIP. */
export interface UserOptions {
  readonly name: string;
  /** Default: the first server with the Mailbox role. */
  readonly server?: string;
  /** Part after the @ of all addresses; default: the first SIP domain. */
  readonly domain?: string;
  /** Absent: none is set, so that the default policy counts. */
  readonly owaMailboxPolicy?: string;
}

/** Everything that a test may want otherwise than in the default organisation. */
export interface OrganisationOptions {
  readonly domain?: string;
  /** Default: `dc1` of the domain. */
  readonly domainController?: string;
  /** Host of Exchange's autodiscover; default: `autodiscover` of the domain. */
  readonly autodiscover?: string;
  /** Further addresses at which Lync answers with its metadata document, beside its pools' own. */
  readonly skypeMetadataUrls?: readonly string[];
  /** Default: anna and bruno on the first server with the Mailbox role. */
  readonly users?: readonly UserOptions[];
  /** OWA mailbox policies beside `Default`; default: `Kiosk`. */
  readonly mailboxPolicies?: readonly string[];
  /** First is the default SIP domain; default: the domain. */
  readonly sipDomains?: readonly string[];
  /** The machine on which the runbook runs: `management`, or the name of a server. */
  readonly runsOn?: string;
  /** Exchange management tools on the management machine, with RemoteExchange.ps1 and the partner script. */
  readonly managementTools?: 'installed' | 'none';
  readonly lyncTools?: 'installed' | 'none';
  readonly servers?: readonly ServerOptions[];
  readonly pools?: readonly PoolOptions[];
  readonly skypeHosts?: readonly SkypeHostOptions[];
  /** What every command takes at least, in milliseconds; default: nothing. */
  readonly latencyMilliseconds?: number;
  /** Subject of the first pool's certificate; default: as `PoolOptions` says. */
  readonly poolCertificateSubject?: string;
  readonly authCertificate?: 'valid' | 'expired' | 'missing' | 'not-set';
  readonly oauthTokenIssuer?: 'valid' | 'expired' | 'missing';
  readonly acceptedDomains?: readonly { readonly name: string; readonly domainName: string }[];
  readonly umDialPlans?: readonly {
    readonly name: string;
    readonly uriType: 'SipName' | 'TelExtn' | 'E164';
  }[];
  /** Beside those of other components that an organisation with Exchange 2016 or later has. Every server has read them. */
  readonly settingOverrides?: readonly OverrideOptions[];
  readonly withoutDns?: readonly string[];
  /** A trusted pool of somebody else is published but not enabled. */
  readonly topologyPending?: 'yes' | 'no';
  /** Of the front ends: behind for ever, or for as many reads of the status after each Enable-CsTopology. */
  readonly replication?: 'current' | 'behind' | { readonly readsBehind: number };
  /** What Get-CsServerVersion says. */
  readonly lyncVersion?: string;
}

export const defaultVersion = 'Version 15.0 (Build 620.29)';
export const defaultDomain = 'ntsystems.local';
/** The thumbprint that examples/ntsystems.yml names. */
export const defaultThumbprint = '4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4';
/** The server of that example; its web.config is the copy that the example names, so that the preview is what happens. */
export const defaultServers: readonly ServerOptions[] = [
  {
    name: 'EX14',
    certificate: { thumbprint: defaultThumbprint },
    webConfig: readFileSync(new URL('../../examples/ex14.web.config', import.meta.url)),
  },
];
export const defaultPools: readonly PoolOptions[] = [{ fqdn: 'ly14.ntsystems.local', siteId: 'Bolzano' }];
