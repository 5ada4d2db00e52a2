# Users with and without mailbox.

function Find-Recipient {
    param([string] $Identity)
    $property = 'name', 'alias', 'identity', 'guid', 'sid', 'primarySmtpAddress', 'userPrincipalName', 'samAccountName'
    Select-ByIdentity (Get-OrganisationState 'exchange/recipients').recipients $Identity $property
}

function Get-User {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Identity')]
    param(
        [Parameter(ParameterSetName = 'AnrSet')] [string] $Anr,
        [switch] $Arbitration,
        [System.Management.Automation.PSCredential] $Credential,
        [string] $DomainController,
        [string] $Filter,
        [switch] $IgnoreDefaultScope,
        [string] $OrganizationalUnit,
        [switch] $PublicFolder,
        [switch] $ReadFromDomainController,
        [ValidateSet('DisabledUser', 'DiscoveryMailbox', 'EquipmentMailbox', 'GuestMailUser', 'GroupMailbox', 'LegacyMailbox', 'LinkedMailbox', 'LinkedRoomMailbox', 'LinkedUser', 'MailUser', 'PublicFolderMailbox', 'RemoteEquipmentMailbox', 'RemoteRoomMailbox', 'RemoteSharedMailbox', 'RemoteTeamMailbox', 'RemoteUserMailbox', 'RoomMailbox', 'SchedulingMailbox', 'SharedMailbox', 'SharedWithMailUser', 'TeamMailbox', 'User', 'UserMailbox')] [string[]] $RecipientTypeDetails,
        [string] $ResultSize,
        [string] $Sortby,
        [Parameter(ParameterSetName = 'Identity', Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $users = @(Find-Recipient $Identity)
        if ($Identity -and $users.Count -eq 0) { Write-NotFound $PSCmdlet $Identity }
        foreach ($user in $users) {
            if ($RecipientTypeDetails -and $RecipientTypeDetails -notcontains $user.kind) { continue }
            if ($Anr -and -not $user.name.StartsWith($Anr, [StringComparison]::OrdinalIgnoreCase)) { continue }
            $shown = New-Object PSObject -Property @{
                Identity = $user.identity; Name = $user.name; DisplayName = $user.displayName; Guid = [guid]$user.guid; Sid = $user.sid
                DistinguishedName = $user.distinguishedName; SamAccountName = $user.samAccountName; UserPrincipalName = $user.userPrincipalName
                OrganizationalUnit = $user.organizationalUnit; RecipientType = $user.kind; RecipientTypeDetails = $user.kind
            }
            if (Test-OpathFilter $Filter $shown) { $shown }
        }
    }
}

function Get-CASMailbox {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Identity')]
    param(
        [Parameter(ParameterSetName = 'AnrSet')] [string] $Anr,
        [switch] $ActiveSyncDebugLogging,
        [System.Management.Automation.PSCredential] $Credential,
        [string] $DomainController,
        [string] $Filter,
        [switch] $IgnoreDefaultScope,
        [switch] $Monitoring,
        [string] $OrganizationalUnit,
        [switch] $ProtocolSettings,
        [switch] $ReadFromDomainController,
        [string] $ResultSize,
        [string] $SortBy,
        [switch] $RecalculateHasActiveSyncDevicePartnership,
        [Parameter(ParameterSetName = 'Identity', Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $mailboxes = @(Find-Recipient $Identity | Where-Object { $_.kind -eq 'UserMailbox' })
        if ($Identity -and $mailboxes.Count -eq 0) { Write-NotFound $PSCmdlet $Identity }
        foreach ($mailbox in $mailboxes) {
            $shown = New-Object PSObject -Property @{
                Identity = $mailbox.identity; Name = $mailbox.name; PrimarySmtpAddress = $mailbox.primarySmtpAddress; OWAEnabled = $mailbox.owaEnabled
                OwaMailboxPolicy = $mailbox.owaMailboxPolicy; ServerName = $mailbox.server; EmailAddresses = @($mailbox.emailAddresses)
            }
            if (Test-OpathFilter $Filter $shown) { $shown }
        }
    }
}
