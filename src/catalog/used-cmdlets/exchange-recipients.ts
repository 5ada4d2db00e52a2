import type { UsedCmdlet } from './used-cmdlet.ts';

/** Exchange Management Shell, recipients and roles; sources as in lync.ts. */
export const exchangeRecipientCmdlets: readonly UsedCmdlet[] = [
  {
    name: 'Get-MailUser',
    module: 'Exchange',
    generations: ['2013', '2016', '2019', 'se'],
    effect: 'reads',
    source: 'exchange/exchange-ps/ExchangePowerShell/Get-MailUser.md',
    syntax: [
      'Get-MailUser [-Anr <String>] [-Credential <PSCredential>] [-DomainController <Fqdn>] [-Filter <String>] [-IgnoreDefaultScope] [-OrganizationalUnit <OrganizationalUnitIdParameter>] [-ReadFromDomainController] [-ResultSize <Unlimited>] [-SortBy <String>]',
      'Get-MailUser [[-Identity] <MailUserIdParameter>] [-Credential <PSCredential>] [-DomainController <Fqdn>] [-Filter <String>] [-IgnoreDefaultScope] [-OrganizationalUnit <OrganizationalUnitIdParameter>] [-ReadFromDomainController] [-ResultSize <Unlimited>] [-SortBy <String>]',
    ],
  },
  {
    name: 'New-MailUser',
    module: 'Exchange',
    generations: ['2013', '2016', '2019', 'se'],
    effect: 'changes',
    source: 'exchange/exchange-ps/ExchangePowerShell/New-MailUser.md',
    syntax: [
      'New-MailUser [-Name] <String> -ExternalEmailAddress <ProxyAddress> [-Alias <String>] [-Confirm] [-DisplayName <String>] [-DomainController <Fqdn>] [-FirstName <String>] [-LastName <String>] [-OrganizationalUnit <OrganizationalUnitIdParameter>] [-PrimarySmtpAddress <SmtpAddress>] [-SamAccountName <String>] [-WhatIf]',
      'New-MailUser [-Name] <String> -ExternalEmailAddress <ProxyAddress> -Password <SecureString> -UserPrincipalName <String> [-Alias <String>] [-Confirm] [-DisplayName <String>] [-DomainController <Fqdn>] [-FirstName <String>] [-LastName <String>] [-OrganizationalUnit <OrganizationalUnitIdParameter>] [-PrimarySmtpAddress <SmtpAddress>] [-SamAccountName <String>] [-WhatIf]',
    ],
  },
  {
    name: 'Set-MailUser',
    module: 'Exchange',
    generations: ['2013', '2016', '2019', 'se'],
    effect: 'changes',
    source: 'exchange/exchange-ps/ExchangePowerShell/Set-MailUser.md',
    syntax: [
      'Set-MailUser [-Identity] <MailUserIdParameter> [-Confirm] [-DisplayName <String>] [-DomainController <Fqdn>] [-HiddenFromAddressListsEnabled <Boolean>] [-WhatIf]',
    ],
  },
  {
    name: 'Remove-MailUser',
    module: 'Exchange',
    generations: ['2013', '2016', '2019', 'se'],
    effect: 'changes',
    source: 'exchange/exchange-ps/ExchangePowerShell/Remove-MailUser.md',
    syntax: [
      'Remove-MailUser [-Identity] <MailUserIdParameter> [-Confirm] [-DomainController <Fqdn>] [-IgnoreDefaultScope] [-IgnoreLegalHold] [-WhatIf]',
    ],
  },
  {
    name: 'Get-User',
    module: 'Exchange',
    generations: ['2013', '2016', '2019', 'se'],
    effect: 'reads',
    source: 'exchange/exchange-ps/ExchangePowerShell/Get-User.md',
    syntax: [
      'Get-User [-Anr <String>] [-Arbitration] [-Credential <PSCredential>] [-DomainController <Fqdn>] [-Filter <String>] [-IgnoreDefaultScope] [-OrganizationalUnit <OrganizationalUnitIdParameter>] [-PublicFolder] [-ReadFromDomainController] [-RecipientTypeDetails <(DisabledUser | DiscoveryMailbox | EquipmentMailbox | GuestMailUser | GroupMailbox | LegacyMailbox | LinkedMailbox | LinkedRoomMailbox | LinkedUser | MailUser | PublicFolderMailbox | RemoteEquipmentMailbox | RemoteRoomMailbox | RemoteSharedMailbox | RemoteTeamMailbox | RemoteUserMailbox | RoomMailbox | SchedulingMailbox | SharedMailbox | SharedWithMailUser | TeamMailbox | User | UserMailbox)[]>] [-ResultSize <Unlimited>] [-Sortby <String>]',
      'Get-User [[-Identity] <UserIdParameter>] [-Arbitration] [-Credential <PSCredential>] [-DomainController <Fqdn>] [-Filter <String>] [-IgnoreDefaultScope] [-OrganizationalUnit <OrganizationalUnitIdParameter>] [-PublicFolder] [-ReadFromDomainController] [-RecipientTypeDetails <(DisabledUser | DiscoveryMailbox | EquipmentMailbox | GuestMailUser | GroupMailbox | LegacyMailbox | LinkedMailbox | LinkedRoomMailbox | LinkedUser | MailUser | PublicFolderMailbox | RemoteEquipmentMailbox | RemoteRoomMailbox | RemoteSharedMailbox | RemoteTeamMailbox | RemoteUserMailbox | RoomMailbox | SchedulingMailbox | SharedMailbox | SharedWithMailUser | TeamMailbox | User | UserMailbox)[]>] [-ResultSize <Unlimited>] [-Sortby <String>]',
    ],
  },
  {
    name: 'Get-ManagementRoleAssignment',
    module: 'Exchange',
    generations: ['2013', '2016', '2019', 'se'],
    effect: 'reads',
    source: 'exchange/exchange-ps/ExchangePowerShell/Get-ManagementRoleAssignment.md',
    syntax: [
      'Get-ManagementRoleAssignment [[-Identity] <RoleAssignmentIdParameter>] [-Delegating <Boolean>] [-DomainController <Fqdn>] [-Enabled <Boolean>] [-RoleAssigneeType <User | SecurityGroup | RoleAssignmentPolicy | MailboxPlan | ForeignSecurityPrincipal | RoleGroup | LinkedRoleGroup | Computer | PartnerLinkedRoleGroup>]',
      'Get-ManagementRoleAssignment [-AssignmentMethod <(Direct | SecurityGroup | RoleGroup | RoleAssignmentPolicy)[]>] [-Role <RoleIdParameter>] [-Delegating <Boolean>] [-DomainController <Fqdn>] [-Enabled <Boolean>] [-RoleAssignee <RoleAssigneeIdParameter>] [-RoleAssigneeType <User | SecurityGroup | RoleAssignmentPolicy | MailboxPlan | ForeignSecurityPrincipal | RoleGroup | LinkedRoleGroup | Computer | PartnerLinkedRoleGroup>]',
    ],
  },
  {
    name: 'New-ManagementRoleAssignment',
    module: 'Exchange',
    generations: ['2013', '2016', '2019', 'se'],
    effect: 'changes',
    source: 'exchange/exchange-ps/ExchangePowerShell/New-ManagementRoleAssignment.md',
    syntax: [
      'New-ManagementRoleAssignment [[-Name] <String>] -Computer <ComputerIdParameter> -Role <RoleIdParameter> [-Confirm] [-DomainController <Fqdn>] [-WhatIf]',
      'New-ManagementRoleAssignment [[-Name] <String>] -Policy <MailboxPolicyIdParameter> -Role <RoleIdParameter> [-Confirm] [-DomainController <Fqdn>] [-WhatIf]',
      'New-ManagementRoleAssignment [[-Name] <String>] -Role <RoleIdParameter> -SecurityGroup <SecurityGroupIdParameter> [-Delegating] [-Confirm] [-DomainController <Fqdn>] [-WhatIf]',
      'New-ManagementRoleAssignment [[-Name] <String>] -Role <RoleIdParameter> -User <UserIdParameter> [-Delegating] [-Confirm] [-DomainController <Fqdn>] [-WhatIf]',
    ],
  },
  {
    name: 'Remove-ManagementRoleAssignment',
    module: 'Exchange',
    generations: ['2013', '2016', '2019', 'se'],
    effect: 'changes',
    source: 'exchange/exchange-ps/ExchangePowerShell/Remove-ManagementRoleAssignment.md',
    syntax: [
      'Remove-ManagementRoleAssignment [-Identity] <RoleAssignmentIdParameter> [-Confirm] [-DomainController <Fqdn>] [-WhatIf]',
    ],
  },
  {
    name: 'Get-CASMailbox',
    module: 'Exchange',
    generations: ['2013', '2016', '2019', 'se'],
    effect: 'reads',
    source: 'exchange/exchange-ps/ExchangePowerShell/Get-CASMailbox.md',
    syntax: [
      'Get-CASMailbox [-Anr <String>] [-ActiveSyncDebugLogging] [-Credential <PSCredential>] [-DomainController <Fqdn>] [-Filter <String>] [-IgnoreDefaultScope] [-Monitoring] [-OrganizationalUnit <OrganizationalUnitIdParameter>] [-ProtocolSettings] [-ReadFromDomainController] [-ResultSize <Unlimited>] [-SortBy <String>] [-RecalculateHasActiveSyncDevicePartnership]',
      'Get-CASMailbox [[-Identity] <MailboxIdParameter>] [-ActiveSyncDebugLogging] [-Credential <PSCredential>] [-DomainController <Fqdn>] [-Filter <String>] [-IgnoreDefaultScope] [-Monitoring] [-OrganizationalUnit <OrganizationalUnitIdParameter>] [-ProtocolSettings] [-ReadFromDomainController] [-ResultSize <Unlimited>] [-SortBy <String>] [-RecalculateHasActiveSyncDevicePartnership]',
    ],
  },
];
