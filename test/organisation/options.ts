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
  /** The IIS certificate; `missing`: the store lacks it. */
  readonly certificate?: Partial<CertificateOptions> | 'missing';
  readonly ucma?: 'installed' | 'no-registry-value' | 'no-file';
  readonly reachable?: boolean;
  readonly winrm?: { readonly port: number; readonly ssl: boolean };
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

export interface PoolOptions {
  readonly fqdn: string;
  readonly siteId: string;
  readonly siteName?: string;
}

/** Everything that a test may want otherwise than in the default organisation. */
export interface OrganisationOptions {
  readonly domain?: string;
  /** First is the default SIP domain; default: the domain. */
  readonly sipDomains?: readonly string[];
  /** The machine on which the runbook runs: `management`, or the name of a server. */
  readonly runsOn?: string;
  /** Exchange management tools on the management machine, with RemoteExchange.ps1 and the partner script. */
  readonly managementTools?: 'installed' | 'none';
  readonly lyncTools?: 'installed' | 'none';
  readonly servers?: readonly ServerOptions[];
  readonly pools?: readonly PoolOptions[];
  /** Subject of the front ends' certificate; default: the first pool's name. */
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
  readonly replication?: 'current' | 'behind';
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
