/** `exchange/organisation.json`. */
export interface ExchangeOrganisationState {
  readonly name: string;
  readonly guid: string;
  readonly domain: string;
  readonly domainDn: string;
  readonly distinguishedName: string;
  readonly domainController: string;
  readonly adminDisplayVersion: string;
  readonly authConfig: { readonly currentCertificateThumbprint: string; readonly realm: string };
  readonly acceptedDomains: readonly {
    readonly name: string;
    readonly domainName: string;
    readonly domainType: string;
    readonly default: boolean;
  }[];
  readonly umDialPlans: readonly {
    readonly name: string;
    readonly uriType: 'SipName' | 'TelExtn' | 'E164';
  }[];
}

/** `exchange/servers.json`. */
export interface ExchangeServersState {
  readonly servers: readonly {
    readonly name: string;
    readonly fqdn: string;
    readonly site: string;
    /** Users reach Outlook on the web through it. */
    readonly servesClients: boolean;
    readonly adminDisplayVersion: string;
    readonly roles: readonly ('Mailbox' | 'ClientAccess')[];
    readonly autoDiscoverServiceInternalUri: string | null;
    readonly umDialPlans: readonly string[];
    readonly umCallRouterDialPlans: readonly string[];
  }[];
}

/** `exchange/setting-overrides.json`: what Active Directory holds. */
export interface SettingOverridesState {
  /** Grows with every change; a server's topology service remembers up to where it has read. */
  readonly changeNumber: number;
  readonly overrides: readonly {
    readonly name: string;
    readonly guid: string;
    readonly component: string;
    readonly section: string;
    readonly parameters: readonly string[];
    readonly reason: string;
    readonly modifiedBy: string;
    /** Short names, wildcards allowed; empty: every server of the forest. */
    readonly server: readonly string[];
    readonly minVersion: string | null;
    readonly maxVersion: string | null;
    readonly whenCreated: string;
    readonly whenChanged: string;
  }[];
}

/** `exchange/partner-applications.json`. */
export interface ExchangePartnerState {
  readonly partnerApplications: readonly {
    readonly name: string;
    readonly guid: string;
    readonly enabled: boolean;
    readonly applicationIdentifier: string;
    readonly realm: string;
    readonly authMetadataUrl: string;
    readonly useAuthServer: boolean;
    readonly acceptSecurityIdentifierInformation: boolean;
    readonly linkedAccount: string;
    readonly linkedAccountSid: string | null;
    /** Thumbprints of the token certificates that the metadata named. */
    readonly certificates: readonly string[];
  }[];
}

interface RecipientBase {
  readonly name: string;
  readonly alias: string;
  readonly displayName: string;
  readonly identity: string;
  readonly organizationalUnit: string;
  readonly distinguishedName: string;
  readonly guid: string;
  readonly sid: string;
  readonly samAccountName: string;
  readonly userPrincipalName: string;
  readonly primarySmtpAddress: string;
  readonly emailAddresses: readonly string[];
}

export interface MailUserState extends RecipientBase {
  readonly kind: 'MailUser';
  readonly externalEmailAddress: string;
  readonly hiddenFromAddressListsEnabled: boolean;
}

export interface MailboxState extends RecipientBase {
  readonly kind: 'UserMailbox';
  readonly server: string;
  readonly owaEnabled: boolean;
  readonly owaMailboxPolicy: string | null;
  /** The Lync side: null when the user is not enabled. */
  readonly sipAddress: string | null;
  /** The user once chose to sign out of IM; sticky. */
  readonly signedOutOfIm: boolean;
  /** Folders into which Test-CsExStorageConnectivity wrote an item that nobody took out. */
  readonly items: readonly string[];
}

/** `exchange/recipients.json`. */
export interface RecipientsState {
  readonly domainSid: string;
  readonly nextRid: number;
  readonly recipients: readonly (MailUserState | MailboxState)[];
}

/** `exchange/role-assignments.json`. */
export interface RoleAssignmentsState {
  readonly roles: readonly string[];
  readonly roleAssignments: readonly {
    readonly name: string;
    readonly role: string;
    readonly roleAssigneeType: string;
    readonly linkedAccount: string;
    readonly linkedAccountSid: string | null;
  }[];
}

export interface VirtualDirectoryState {
  readonly identity: string;
  readonly name: string;
  readonly server: string;
  readonly webSite: string;
  readonly backEnd: boolean;
  readonly internalUrl: string;
  readonly instantMessagingEnabled: boolean;
  readonly instantMessagingType: 'None' | 'Ocs';
  readonly instantMessagingServerName: string;
  readonly instantMessagingCertificateThumbprint: string;
}

/** `exchange/owa-virtual-directories.json`. */
export interface VirtualDirectoriesState {
  readonly virtualDirectories: readonly VirtualDirectoryState[];
}

/** `exchange/owa-mailbox-policies.json`. */
export interface MailboxPoliciesState {
  readonly policies: readonly {
    readonly name: string;
    readonly guid: string;
    readonly isDefault: boolean;
    readonly instantMessagingEnabled: boolean;
    readonly instantMessagingType: 'None' | 'Ocs';
  }[];
}
