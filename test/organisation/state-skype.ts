import type { CertificateState } from './state-machine.ts';

/** `skype/deployment.json`. */
export interface SkypeDeploymentState {
  readonly serverVersion: string;
  readonly sipDomains: readonly string[];
  readonly sites: readonly {
    readonly identity: string;
    readonly siteId: string;
    readonly displayName: string;
    readonly pools: readonly string[];
  }[];
  readonly pools: readonly {
    readonly fqdn: string;
    readonly site: string;
    readonly computers: readonly string[];
    readonly roles: readonly string[];
  }[];
  readonly certificates: readonly (Omit<CertificateState, 'services'> & {
    /** The previous one is in nobody's document any more; partners may still have it. */
    readonly use: 'Default' | 'OAuthTokenIssuer' | 'PreviousOAuthTokenIssuer';
    /** The pool that presents it; null: the same on every front end. */
    readonly pool: string | null;
  })[];
  readonly trustedIssuers: readonly string[];
}

/** `skype/replication.json`: one replica of the Central Management store on each front end. */
export interface ReplicationState {
  /** How many reads of the status after an Enable-CsTopology find the replicas behind. */
  readonly readsBehind: number;
  /** `behind`: reads until it is current; null: never. */
  readonly replicas: readonly { readonly fqdn: string; readonly behind: number | null }[];
}

export interface TrustedApplicationPoolState {
  readonly serviceId: string;
  readonly poolFqdn: string;
  readonly site: string;
  readonly registrar: string;
  readonly requiresReplication: boolean;
  readonly outboundOnly: boolean;
  readonly throttleAsServer: boolean;
  readonly treatAsAuthenticated: boolean;
  readonly computers: readonly string[];
  readonly applications: readonly {
    readonly applicationId: string;
    readonly port: number;
    readonly protocol: string;
    readonly legacyApplicationName: string;
  }[];
}

export interface TopologyDocument {
  readonly version: number;
  readonly trustedApplicationPools: readonly TrustedApplicationPoolState[];
}

/** `skype/topology.json`: what New-Cs… published, and what Enable-CsTopology made effective. */
export interface TopologyState {
  readonly nextServiceId: number;
  readonly published: TopologyDocument;
  readonly enabled: TopologyDocument;
}

/** `skype/partner-applications.json`. */
export interface SkypePartnerState {
  readonly partnerApplications: readonly {
    readonly identity: string;
    readonly applicationIdentifier: string;
    readonly realm: string | null;
    readonly metadataUrl: string;
    readonly useOAuthServer: boolean;
    readonly oauthServer: string | null;
    readonly applicationTrustLevel: string;
    readonly enabled: boolean;
    readonly acceptSecurityIdentifierInformation: boolean;
  }[];
}

/** `skype/oauth-configuration.json`. */
export interface OAuthConfigurationState {
  readonly realm: string | null;
  readonly serviceName: string | null;
  readonly exchangeAutodiscoverUrl: string | null;
  readonly exchangeAutodiscoverAllowedDomains: string | null;
}
