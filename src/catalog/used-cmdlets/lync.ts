import type { UsedCmdlet } from './used-cmdlet.ts';

/** Lync Server Management Shell; sources are pages of MicrosoftDocs/office-docs-powershell at 93336da2. */
export const lyncCmdlets: readonly UsedCmdlet[] = [
  {
    name: 'Get-CsSite',
    module: 'Lync',
    generations: ['lync-2013', 'sfb-2015', 'sfb-2019'],
    effect: 'reads',
    source: 'skype/skype-ps/SkypeForBusiness/Get-CsSite.md',
    syntax: ['Get-CsSite [[-Identity] <XdsGlobalRelativeIdentity>]', 'Get-CsSite [-Filter <String>]'],
  },
  {
    name: 'Get-CsPool',
    module: 'Lync',
    generations: ['lync-2013', 'sfb-2015', 'sfb-2019'],
    effect: 'reads',
    source: 'skype/skype-ps/SkypeForBusiness/Get-CsPool.md',
    syntax: [
      'Get-CsPool [[-Identity] <XdsGlobalRelativeIdentity>] [-Site <String>]',
      'Get-CsPool [-Filter <String>] [-Site <String>]',
    ],
  },
  {
    name: 'Get-CsServerVersion',
    module: 'Lync',
    generations: ['lync-2013', 'sfb-2015', 'sfb-2019'],
    effect: 'reads',
    source: 'skype/skype-ps/SkypeForBusiness/Get-CsServerVersion.md',
    syntax: ['Get-CsServerVersion'],
  },
  {
    name: 'Get-CsTrustedApplicationPool',
    module: 'Lync',
    generations: ['lync-2013', 'sfb-2015', 'sfb-2019'],
    effect: 'reads',
    source: 'skype/skype-ps/SkypeForBusiness/Get-CsTrustedApplicationPool.md',
    syntax: [
      'Get-CsTrustedApplicationPool [[-Identity] <XdsGlobalRelativeIdentity>] [-PoolFqdn <String>]',
      'Get-CsTrustedApplicationPool [-Filter <String>] [-PoolFqdn <String>]',
    ],
  },
  {
    name: 'New-CsTrustedApplicationPool',
    module: 'Lync',
    generations: ['lync-2013', 'sfb-2015', 'sfb-2019'],
    effect: 'changes',
    source: 'skype/skype-ps/SkypeForBusiness/New-CsTrustedApplicationPool.md',
    syntax: [
      'New-CsTrustedApplicationPool [-Identity] <XdsGlobalRelativeIdentity> [-AppSharingPortCount <UInt16>] [-AppSharingPortStart <UInt16>] [-AudioPortCount <UInt16>] [-AudioPortStart <UInt16>] [-ComputerFqdn <Fqdn>] [-OutboundOnly <Boolean>] [-Registrar <String>] [-RequiresReplication <Boolean>] [-Site <String>] [-ThrottleAsServer <Boolean>] [-TreatAsAuthenticated <Boolean>] [-VideoPortCount <UInt16>] [-VideoPortStart <UInt16>] [-Force] [-WhatIf] [-Confirm]',
    ],
  },
  {
    name: 'Remove-CsTrustedApplicationPool',
    module: 'Lync',
    generations: ['lync-2013', 'sfb-2015', 'sfb-2019'],
    effect: 'changes',
    source: 'skype/skype-ps/SkypeForBusiness/Remove-CsTrustedApplicationPool.md',
    syntax: [
      'Remove-CsTrustedApplicationPool [-Identity] <XdsGlobalRelativeIdentity> [-Force] [-WhatIf] [-Confirm]',
    ],
  },
  {
    name: 'Get-CsTrustedApplication',
    module: 'Lync',
    generations: ['lync-2013', 'sfb-2015', 'sfb-2019'],
    effect: 'reads',
    source: 'skype/skype-ps/SkypeForBusiness/Get-CsTrustedApplication.md',
    syntax: [
      'Get-CsTrustedApplication [[-Identity] <ExternalApplicationIdentity>]',
      'Get-CsTrustedApplication [-Filter <String>]',
      'Get-CsTrustedApplication [-ApplicationId <String>] [-TrustedApplicationPoolFqdn <String>]',
    ],
  },
  {
    name: 'New-CsTrustedApplication',
    module: 'Lync',
    generations: ['lync-2013', 'sfb-2015', 'sfb-2019'],
    effect: 'changes',
    source: 'skype/skype-ps/SkypeForBusiness/New-CsTrustedApplication.md',
    syntax: [
      'New-CsTrustedApplication [[-Identity] <ExternalApplicationIdentity>] -Port <Int32> [-EnableTcp] [-LegacyApplicationName <String>] [-Force] [-WhatIf] [-Confirm]',
      'New-CsTrustedApplication -ApplicationId <String> -Port <Int32> -TrustedApplicationPoolFqdn <String> [-EnableTcp] [-LegacyApplicationName <String>] [-Force] [-WhatIf] [-Confirm]',
    ],
  },
  {
    name: 'Remove-CsTrustedApplication',
    module: 'Lync',
    generations: ['lync-2013', 'sfb-2015', 'sfb-2019'],
    effect: 'changes',
    source: 'skype/skype-ps/SkypeForBusiness/Remove-CsTrustedApplication.md',
    syntax: [
      'Remove-CsTrustedApplication [-Identity] <ExternalApplicationIdentity> [-Force] [-WhatIf] [-Confirm]',
    ],
  },
  {
    name: 'Enable-CsTopology',
    module: 'Lync',
    generations: ['lync-2013', 'sfb-2015', 'sfb-2019'],
    effect: 'changes',
    source: 'skype/skype-ps/SkypeForBusiness/Enable-CsTopology.md',
    syntax: [
      'Enable-CsTopology [-GlobalCatalog <Fqdn>] [-GlobalSettingsDomainController <Fqdn>] [-SkipPrepareCheck <Boolean>] [-Report <String>] [-Force] [-WhatIf] [-Confirm]',
    ],
  },
  {
    name: 'Get-CsPartnerApplication',
    module: 'Lync',
    generations: ['lync-2013', 'sfb-2015', 'sfb-2019'],
    effect: 'reads',
    source: 'skype/skype-ps/SkypeForBusiness/Get-CsPartnerApplication.md',
    syntax: [
      'Get-CsPartnerApplication [-Filter <String>] [-LocalStore] [-Tenant <Guid>]',
      'Get-CsPartnerApplication [[-Identity] <XdsGlobalRelativeIdentity>] [-LocalStore] [-Tenant <Guid>]',
    ],
  },
  {
    name: 'New-CsPartnerApplication',
    module: 'Lync',
    generations: ['lync-2013', 'sfb-2015', 'sfb-2019'],
    effect: 'changes',
    source: 'skype/skype-ps/SkypeForBusiness/New-CsPartnerApplication.md',
    syntax: [
      'New-CsPartnerApplication [[-Identity] <XdsGlobalRelativeIdentity>] -ApplicationIdentifier <String> -ApplicationTrustLevel <Full | Application | User> -UseOAuthServer [-AcceptSecurityIdentifierInformation <Boolean>] [-Confirm] [-Enabled <Boolean>] [-Force] [-InMemory] [-Realm <String>] [-Tenant <Guid>] [-WhatIf]',
      'New-CsPartnerApplication [[-Identity] <XdsGlobalRelativeIdentity>] -ApplicationIdentifier <String> -ApplicationTrustLevel <Full | Application | User> -CertificateFileData <String> -Realm <String> [-AcceptSecurityIdentifierInformation <Boolean>] [-Confirm] [-Enabled <Boolean>] [-Force] [-InMemory] [-Tenant <Guid>] [-WhatIf]',
      'New-CsPartnerApplication [[-Identity] <XdsGlobalRelativeIdentity>] -ApplicationIdentifier <String> -ApplicationTrustLevel <Full | Application | User> -CertificateRawData <String> -Realm <String> [-AcceptSecurityIdentifierInformation <Boolean>] [-Confirm] [-Enabled <Boolean>] [-Force] [-InMemory] [-Tenant <Guid>] [-WhatIf]',
      'New-CsPartnerApplication [[-Identity] <XdsGlobalRelativeIdentity>] -ApplicationTrustLevel <Full | Application | User> -MetadataUrl <String> [-AcceptSecurityIdentifierInformation <Boolean>] [-Confirm] [-Enabled <Boolean>] [-Force] [-InMemory] [-Tenant <Guid>] [-WhatIf]',
    ],
  },
  {
    name: 'Remove-CsPartnerApplication',
    module: 'Lync',
    generations: ['lync-2013', 'sfb-2015', 'sfb-2019'],
    effect: 'changes',
    source: 'skype/skype-ps/SkypeForBusiness/Remove-CsPartnerApplication.md',
    syntax: [
      'Remove-CsPartnerApplication [-Identity] <XdsGlobalRelativeIdentity> [-Confirm] [-Force] [-Tenant <Guid>] [-WhatIf]',
    ],
  },
  {
    name: 'Get-CsOAuthConfiguration',
    module: 'Lync',
    generations: ['lync-2013', 'sfb-2015', 'sfb-2019'],
    effect: 'reads',
    source: 'skype/skype-ps/SkypeForBusiness/Get-CsOAuthConfiguration.md',
    syntax: [
      'Get-CsOAuthConfiguration [[-Identity] <XdsIdentity>] [-LocalStore]',
      'Get-CsOAuthConfiguration [-Filter <String>] [-LocalStore]',
    ],
  },
  {
    name: 'Set-CsOAuthConfiguration',
    module: 'Lync',
    generations: ['lync-2013', 'sfb-2015', 'sfb-2019'],
    effect: 'changes',
    source: 'skype/skype-ps/SkypeForBusiness/Set-CsOAuthConfiguration.md',
    syntax: [
      'Set-CsOAuthConfiguration [[-Identity] <XdsIdentity>] [-Tenant <Guid>] [-Realm <String>] [-ServiceName <String>] [-ExchangeAutodiscoverAllowedDomains <String>] [-ExchangeAutodiscoverUrl <String>] [-Force] [-WhatIf] [-Confirm]',
      'Set-CsOAuthConfiguration [-Tenant <Guid>] [-Instance <PSObject>] [-Force] [-WhatIf] [-Confirm]',
    ],
  },
  {
    name: 'Get-CsCertificate',
    module: 'Lync',
    generations: ['lync-2013', 'sfb-2015', 'sfb-2019'],
    effect: 'reads',
    source: 'skype/skype-ps/SkypeForBusiness/Get-CsCertificate.md',
    syntax: ['Get-CsCertificate [[-Identity] <XdsIdentity>] [-Type <CertType[]>] [-Report <String>]'],
  },
  {
    name: 'Get-CsManagementStoreReplicationStatus',
    module: 'Lync',
    generations: ['lync-2013', 'sfb-2015', 'sfb-2019'],
    effect: 'reads',
    source: 'skype/skype-ps/SkypeForBusiness/Get-CsManagementStoreReplicationStatus.md',
    syntax: [
      'Get-CsManagementStoreReplicationStatus [[-ReplicaFqdn] <String>] [-CentralManagementStoreStatus]',
    ],
  },
  {
    name: 'Test-CsExStorageConnectivity',
    module: 'Lync',
    generations: ['lync-2013', 'sfb-2015', 'sfb-2019'],
    effect: 'changes',
    source: 'skype/skype-ps/SkypeForBusiness/Test-CsExStorageConnectivity.md',
    syntax: [
      'Test-CsExStorageConnectivity [-SipUri] <String> [-Binding <NetNamedPipe | NetTCP>] [-DeleteItem] [-Folder <ConversationHistory | Inbox | Dumpster>] [-Force] [-HostNameStorageService <String>] [-UseCache]',
    ],
  },
];
