const mailUsers =
  'Credential DomainController Filter IgnoreDefaultScope OrganizationalUnit ReadFromDomainController ResultSize SortBy';
const users =
  'Arbitration Credential DomainController Filter IgnoreDefaultScope OrganizationalUnit PublicFolder ReadFromDomainController RecipientTypeDetails ResultSize Sortby';
const clientAccess =
  'ActiveSyncDebugLogging Credential DomainController Filter IgnoreDefaultScope Monitoring OrganizationalUnit ProtocolSettings ReadFromDomainController ResultSize SortBy RecalculateHasActiveSyncDevicePartnership';
const newMailUser =
  'Name ExternalEmailAddress Alias DisplayName DomainController FirstName LastName OrganizationalUnit PrimarySmtpAddress SamAccountName WhatIf Confirm';
const newPartnerApplication =
  'Name AcceptSecurityIdentifierInformation ActAsPermissions AppOnlyPermissions DomainController Enabled IssuerIdentifier LinkedAccount WhatIf Confirm';

/** Cmdlets with very many parameters: the sets, and of each the parameters, that a runbook can use. */
export const partlyUsedSets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Get-CsOAuthConfiguration': { Identity: 'Identity LocalStore', Filter: 'Filter LocalStore' },
  'Set-CsOAuthConfiguration': {
    Identity:
      'Identity Tenant Realm ServiceName ExchangeAutodiscoverAllowedDomains ExchangeAutodiscoverUrl Force WhatIf Confirm',
    Instance: 'Tenant Instance Force WhatIf Confirm',
  },
  'Get-CsCertificate': { '(All)': 'Identity Type Report' },
  'Test-CsTopology': { '(All)': 'GlobalCatalog GlobalSettingsDomainController Service Report' },
  'Get-AcceptedDomain': { '(All)': 'Identity DomainController' },
  'New-PartnerApplication': {
    ACSTrustApplication: `ApplicationIdentifier Realm ${newPartnerApplication}`,
    AuthMetadataUrl: `AuthMetadataUrl TrustAnySSLCertificate ${newPartnerApplication}`,
  },
  'Set-OwaVirtualDirectory': {
    '(All)':
      'Identity DomainController InstantMessagingCertificateThumbprint InstantMessagingEnabled InstantMessagingServerName InstantMessagingType WhatIf Confirm',
  },
  'Set-OwaMailboxPolicy': {
    '(All)': 'Identity DomainController InstantMessagingEnabled InstantMessagingType WhatIf Confirm',
  },
  'Get-MailUser': { AnrSet: `Anr ${mailUsers}`, Identity: `Identity ${mailUsers}` },
  'New-MailUser': { DisabledUser: newMailUser, EnabledUser: `Password UserPrincipalName ${newMailUser}` },
  'Set-MailUser': {
    Identity: 'Identity DisplayName DomainController HiddenFromAddressListsEnabled WhatIf Confirm',
  },
  'Remove-MailUser': {
    '(All)': 'Identity DomainController IgnoreDefaultScope IgnoreLegalHold WhatIf Confirm',
  },
  'Get-User': { AnrSet: `Anr ${users}`, Identity: `Identity ${users}` },
  'Get-ManagementRoleAssignment': {
    Identity: 'Identity Delegating DomainController Enabled RoleAssigneeType',
    RoleAssignee: 'AssignmentMethod Role Delegating DomainController Enabled RoleAssignee RoleAssigneeType',
  },
  'New-ManagementRoleAssignment': {
    Computer: 'Name Computer Role DomainController WhatIf Confirm',
    Policy: 'Name Policy Role DomainController WhatIf Confirm',
    SecurityGroup: 'Name Role SecurityGroup Delegating DomainController WhatIf Confirm',
    User: 'Name Role User Delegating DomainController WhatIf Confirm',
  },
  'Remove-ManagementRoleAssignment': { '(All)': 'Identity DomainController WhatIf Confirm' },
  'Get-CASMailbox': { AnrSet: `Anr ${clientAccess}`, Identity: `Identity ${clientAccess}` },
};
