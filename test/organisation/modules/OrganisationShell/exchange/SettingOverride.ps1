# Setting overrides in Active Directory. What a server makes of them is its topology service's affair.

# Component and section of the overrides that this organisation knows; others need -Force.
$script:KnownSections = 'OwaServer/IMSettings', 'Data/EnableSerializationDataSigning', 'Cafe/HttpRequestFiltering', 'BigFunnel/BigFunnelDiscoveryQuerySettings'

function ConvertTo-SettingOverride {
    # The properties of the real object; Status is what the session's own server makes of it.
    param($Override)
    $organisation = Get-OrganisationState 'exchange/organisation'
    $created = ConvertFrom-OrganisationTime $Override.whenCreated
    $changed = ConvertFrom-OrganisationTime $Override.whenChanged
    $escaped = @($Override.parameters | ForEach-Object { '<P>' + [Security.SecurityElement]::Escape($_) + '</P>' }) -join ''
    New-Object PSObject -Property ([ordered]@{
            ComponentName = $Override.component; SectionName = $Override.section; AppId = 'EXO'; FlightName = $null
            ModifiedBy = $Override.modifiedBy; Reason = $Override.reason; MinVersion = $Override.minVersion; MaxVersion = $Override.maxVersion
            FixVersion = $null; Server = $(if (@($Override.server).Count) { , @($Override.server) } else { $null }); IsFlight = $false
            Parameters = @($Override.parameters); Status = Get-SettingOverrideStatus $Override (Get-ExchangeServerState $script:SessionServer)
            XmlRaw = '<S CN="' + $Override.component + '" SN="' + $Override.section + '" MB="' + $Override.modifiedBy + '" R="' + [Security.SecurityElement]::Escape($Override.reason) + '"><Ps>' + $escaped + '</Ps></S>'
            AdminDisplayName = ''; ExchangeVersion = '0.1 (8.0.535.0)'; Name = $Override.name
            DistinguishedName = 'CN=' + $Override.name + ',CN=Setting Overrides,CN=Global Settings,' + $organisation.distinguishedName
            Identity = $Override.name; Guid = [guid]$Override.guid; ObjectCategory = $organisation.domain + '/Configuration/Schema/ms-Exch-Config-Settings'
            ObjectClass = @('top', 'msExchConfigSettings'); WhenChanged = $changed; WhenCreated = $created
            WhenChangedUTC = $changed.ToUniversalTime(); WhenCreatedUTC = $created.ToUniversalTime(); OrganizationId = ''; Id = $Override.name
            OriginatingServer = Get-SessionDomainController; IsValid = $true; ObjectState = 'Unchanged'
        })
}

function Test-OverrideParameter {
    # Why a list of parameters can't be stored; empty if it can.
    param([string[]] $Parameters)
    foreach ($parameter in $Parameters) {
        if ($parameter -notmatch '^[^=\s]+=') { return "The parameter `"$parameter`" isn't of the form Name=Value." }
    }
}

function Get-SettingOverride {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [string] $DomainController
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $overrides = @(Select-ByIdentity (Get-OrganisationState 'exchange/setting-overrides').overrides $Identity 'name', 'guid')
        if ($Identity -and $overrides.Count -eq 0) { Write-NotFound $PSCmdlet $Identity }
        foreach ($override in $overrides) { ConvertTo-SettingOverride $override }
    }
}

function New-SettingOverride {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, ConfirmImpact = 'High')]
    param(
        [Parameter(Mandatory = $true, Position = 0)] [string] $Name,
        [Parameter(Mandatory = $true)] [string] $Component,
        [Parameter(Mandatory = $true)] [string[]] $Parameters,
        [Parameter(Mandatory = $true)] [string] $Reason,
        [Parameter(Mandatory = $true)] [string] $Section,
        [string] $DomainController,
        [switch] $Force,
        [string] $MaxVersion,
        [string] $MinVersion,
        [string[]] $Server
    )
    $null = Enter-Command $PSCmdlet $PSBoundParameters
    if (@((Get-OrganisationState 'exchange/setting-overrides').overrides | Where-Object { $_.name -eq $Name }).Count) {
        $PSCmdlet.WriteError((New-CommandError "Active Directory operation failed. The object 'CN=$Name' already exists." 'ADObjectAlreadyExistsException' 'NotSpecified' $Name))
        return
    }
    $problem = Test-OverrideParameter $Parameters
    if (-not $problem -and -not $Force -and $script:KnownSections -notcontains "$Component/$Section") { $problem = "There is no section `"$Section`" of a component `"$Component`"." }
    if ($problem) {
        $PSCmdlet.WriteError((New-CommandError "The setting override isn't valid. $problem" 'SettingOverrideException' 'InvalidArgument' $Name))
        return
    }
    if (-not $PSCmdlet.ShouldProcess($Name)) { return }
    Edit-Organisation 'New-SettingOverride' $PSBoundParameters 'exchange/setting-overrides' {
        param($state)
        $now = ConvertTo-OrganisationTime ([DateTime]::UtcNow)
        $override = New-Object PSObject -Property @{
            name = $Name; guid = [guid]::NewGuid().ToString(); component = $Component; section = $Section; parameters = @($Parameters); reason = $Reason
            modifiedBy = Get-OverrideAuthor; server = @($Server | Where-Object { $_ }); minVersion = $(if ($MinVersion) { $MinVersion } else { $null })
            maxVersion = $(if ($MaxVersion) { $MaxVersion } else { $null }); whenCreated = $now; whenChanged = $now
        }
        $state.overrides = @($state.overrides) + $override
        $state.changeNumber++
        ConvertTo-SettingOverride $override
    }
}

function Set-SettingOverride {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, ConfirmImpact = 'High')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [string] $DomainController,
        [switch] $Force,
        [string] $MaxVersion,
        [string] $MinVersion,
        [string[]] $Parameters,
        [string] $Reason,
        [string[]] $Server
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $found = @(Select-ByIdentity (Get-OrganisationState 'exchange/setting-overrides').overrides $Identity 'name', 'guid')
        if ($found.Count -eq 0) { Write-NotFound $PSCmdlet $Identity; return }
        $bound = $PSBoundParameters
        $problem = $(if ($bound.ContainsKey('Parameters')) { Test-OverrideParameter $Parameters })
        if ($problem) {
            $PSCmdlet.WriteError((New-CommandError "The setting override isn't valid. $problem" 'SettingOverrideException' 'InvalidArgument' $Identity))
            return
        }
        if (-not $PSCmdlet.ShouldProcess($Identity)) { return }
        Edit-Organisation 'Set-SettingOverride' $bound 'exchange/setting-overrides' {
            param($state)
            $override = $state.overrides | Where-Object { $_.guid -eq $found[0].guid }
            # A list that is given takes the old one's place as a whole; -Server $null clears the scope, no -Server leaves it.
            if ($bound.ContainsKey('Parameters')) { $override.parameters = @($Parameters) }
            if ($bound.ContainsKey('Server')) { $override.server = @($Server | Where-Object { $_ }) }
            if ($bound.ContainsKey('Reason')) { $override.reason = $Reason }
            if ($bound.ContainsKey('MinVersion')) { $override.minVersion = $(if ($MinVersion) { $MinVersion } else { $null }) }
            if ($bound.ContainsKey('MaxVersion')) { $override.maxVersion = $(if ($MaxVersion) { $MaxVersion } else { $null }) }
            $override.modifiedBy = Get-OverrideAuthor
            $override.whenChanged = ConvertTo-OrganisationTime ([DateTime]::UtcNow)
            $state.changeNumber++
        }
    }
}

function Remove-SettingOverride {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, ConfirmImpact = 'High')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [string] $DomainController
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $found = @(Select-ByIdentity (Get-OrganisationState 'exchange/setting-overrides').overrides $Identity 'name', 'guid')
        if ($found.Count -eq 0) { Write-NotFound $PSCmdlet $Identity; return }
        if (-not $PSCmdlet.ShouldProcess($Identity)) { return }
        Edit-Organisation 'Remove-SettingOverride' $PSBoundParameters 'exchange/setting-overrides' {
            param($state)
            $state.overrides = @($state.overrides | Where-Object { $_.guid -ne $found[0].guid })
            $state.changeNumber++
        }
    }
}

function Get-OverrideAuthor {
    (Get-OrganisationState 'exchange/organisation').domain + '/Users/Administrator'
}
