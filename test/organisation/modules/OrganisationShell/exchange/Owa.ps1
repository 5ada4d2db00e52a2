# Outlook on the web: virtual directories and mailbox policies.

function Get-OwaVirtualDirectory {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Identity')]
    param(
        [Parameter(ParameterSetName = 'Server', Mandatory = $true, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Server,
        [switch] $ADPropertiesOnly,
        [string] $DomainController,
        [switch] $ShowMailboxVirtualDirectories,
        [Parameter(ParameterSetName = 'Identity', Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $directories = @(Select-ByIdentity (Get-OrganisationState 'exchange/owa-virtual-directories').virtualDirectories $Identity 'identity')
        if ($Identity -and $directories.Count -eq 0) { Write-NotFound $PSCmdlet $Identity }
        foreach ($directory in $directories) {
            if ($Server -and $directory.server -ne $Server) { continue }
            if ($directory.backEnd -and -not $ShowMailboxVirtualDirectories -and -not $Identity) { continue }
            if (-not $ADPropertiesOnly -and -not (Get-MachineOf $directory.server).reachable) {
                $PSCmdlet.WriteError((New-CommandError "The IIS metabase of '$($directory.server)' cannot be reached." 'IISGeneralCOMException' 'ReadError' $directory.identity))
                continue
            }
            New-Object PSObject -Property @{
                Identity = $directory.identity; Name = $directory.name; Server = $directory.server; WebSite = $directory.webSite; OwaVersion = 'Exchange2013'
                InstantMessagingEnabled = $directory.instantMessagingEnabled; InstantMessagingType = $directory.instantMessagingType
                InstantMessagingServerName = $directory.instantMessagingServerName; InstantMessagingCertificateThumbprint = $directory.instantMessagingCertificateThumbprint
                InternalUrl = [uri]$directory.internalUrl; ExternalUrl = $null
            }
        }
    }
}

function Set-ImSetting {
    # The values given to a Set-Owa... command; true when one of them differed.
    param($Object, [Collections.IDictionary] $Bound)
    $changed = $false
    foreach ($name in 'InstantMessagingEnabled', 'InstantMessagingType', 'InstantMessagingServerName', 'InstantMessagingCertificateThumbprint') {
        if (-not $Bound.ContainsKey($name)) { continue }
        $property = $name.Substring(0, 1).ToLowerInvariant() + $name.Substring(1)
        $value = $Bound[$name]
        if ($name -eq 'InstantMessagingType') { $value = $(if ($value -eq 'Ocs') { 'Ocs' } else { 'None' }) }
        if ($Object.$property -cne $value) { $Object.$property = $value; $changed = $true }
    }
    $changed
}

function Set-OwaVirtualDirectory {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [string] $DomainController,
        [string] $InstantMessagingCertificateThumbprint,
        [bool] $InstantMessagingEnabled,
        [string] $InstantMessagingServerName,
        [ValidateSet('None', 'Ocs', 'Msn')] [string] $InstantMessagingType
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $found = @(Select-ByIdentity (Get-OrganisationState 'exchange/owa-virtual-directories').virtualDirectories $Identity 'identity')
        if ($found.Count -eq 0) { Write-NotFound $PSCmdlet $Identity; return }
        if ($InstantMessagingType -eq 'Msn') {
            $PSCmdlet.WriteError((New-CommandError 'The instant messaging type Msn is not supported in this organization.' 'ArgumentException' 'InvalidArgument' 'Msn'))
            return
        }
        if (-not (Get-MachineOf $found[0].server).reachable) {
            $PSCmdlet.WriteError((New-CommandError "The IIS metabase of '$($found[0].server)' cannot be reached." 'IISGeneralCOMException' 'WriteError' $Identity))
            return
        }
        if (-not $PSCmdlet.ShouldProcess($Identity)) { return }
        $bound = $PSBoundParameters
        $changed = @(Edit-Organisation 'Set-OwaVirtualDirectory' $bound 'exchange/owa-virtual-directories' {
                param($state)
                Set-ImSetting ($state.virtualDirectories | Where-Object { $_.identity -eq $Identity }) $bound
            })
        if ($changed.Count -gt 0 -and -not $changed[0]) { Write-Warning "The command completed successfully but no settings of '$Identity' have been modified." }
    }
}

function Get-OwaMailboxPolicy {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [string] $DomainController
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $policies = @(Select-ByIdentity (Get-OrganisationState 'exchange/owa-mailbox-policies').policies $Identity 'name', 'guid')
        if ($Identity -and $policies.Count -eq 0) { Write-NotFound $PSCmdlet $Identity }
        foreach ($policy in $policies) {
            New-Object PSObject -Property @{
                Identity = $policy.name; Name = $policy.name; Guid = [guid]$policy.guid; IsDefault = $policy.isDefault
                InstantMessagingEnabled = $policy.instantMessagingEnabled; InstantMessagingType = $policy.instantMessagingType
            }
        }
    }
}

function Set-OwaMailboxPolicy {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [string] $DomainController,
        [bool] $InstantMessagingEnabled,
        [ValidateSet('None', 'Ocs', 'Msn')] [string] $InstantMessagingType
    )
    process {
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        $found = @(Select-ByIdentity (Get-OrganisationState 'exchange/owa-mailbox-policies').policies $Identity 'name', 'guid')
        if ($found.Count -eq 0) { Write-NotFound $PSCmdlet $Identity; return }
        if ($InstantMessagingType -eq 'Msn') {
            $PSCmdlet.WriteError((New-CommandError 'The instant messaging type Msn is not supported in this organization.' 'ArgumentException' 'InvalidArgument' 'Msn'))
            return
        }
        if (-not $PSCmdlet.ShouldProcess($Identity)) { return }
        $bound = $PSBoundParameters
        $changed = @(Edit-Organisation 'Set-OwaMailboxPolicy' $bound 'exchange/owa-mailbox-policies' {
                param($state)
                Set-ImSetting ($state.policies | Where-Object { $_.guid -eq $found[0].guid }) $bound
            })
        if ($changed.Count -gt 0 -and -not $changed[0]) { Write-Warning "The command completed successfully but no settings of '$Identity' have been modified." }
    }
}
