# Trusted application pools.

function ConvertTo-TrustedApplicationPool {
    # The Identity shown is the generated service id; the name given to New- is PoolFqdn, the site shows its Identity.
    param($Pool)
    New-Object PSObject -Property @{
        Identity = $Pool.serviceId; ServiceId = $Pool.serviceId; PoolFqdn = $Pool.poolFqdn; SiteId = $Pool.site
        Registrar = $(if ($Pool.registrar) { 'Registrar:' + $Pool.registrar } else { $null }); FileStore = $null
        ThrottleAsServer = $Pool.throttleAsServer; TreatAsAuthenticated = $Pool.treatAsAuthenticated
        OutboundOnly = $Pool.outboundOnly; RequiresReplication = $Pool.requiresReplication
        AudioPortStart = $null; AudioPortCount = 0; AppSharingPortStart = $null; AppSharingPortCount = 0
        VideoPortStart = $null; VideoPortCount = 0; DependentServiceList = @(); Version = 6; Role = 'TrustedApplicationPool'
        Applications = @($Pool.applications | ForEach-Object { 'urn:application:' + $_.applicationId })
    }
}

function Get-PublishedPool {
    # By service id or FQDN.
    param([string] $Name)
    foreach ($pool in (Get-OrganisationState 'skype/topology').published.trustedApplicationPools) {
        if (-not $Name -or $pool.poolFqdn -eq $Name -or $pool.serviceId -eq $Name) { $pool }
    }
}

function Get-CsTrustedApplicationPool {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Identity')]
    param(
        [Parameter(ParameterSetName = 'Identity', Position = 0)] [string] $Identity,
        [string] $PoolFqdn,
        [Parameter(ParameterSetName = 'Filter')] [string] $Filter
    )
    $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
    $pools = @(Get-PublishedPool $Identity)
    if ($Identity -and $pools.Count -eq 0) {
        $PSCmdlet.WriteError((New-CommandError "Cannot find trusted application pool `"$Identity`"." 'PoolNotFound' 'ObjectNotFound' $Identity))
    }
    foreach ($pool in $pools) {
        if ($PoolFqdn -and $pool.poolFqdn -ne $PoolFqdn) { continue }
        if ($Filter -and $pool.serviceId -notlike $Filter) { continue }
        ConvertTo-TrustedApplicationPool $pool
    }
}

function New-CsTrustedApplicationPool {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true)]
    param(
        [Parameter(Mandatory = $true, Position = 0)] [string] $Identity,
        [uint16] $AppSharingPortCount,
        [uint16] $AppSharingPortStart,
        [uint16] $AudioPortCount,
        [uint16] $AudioPortStart,
        [string] $ComputerFqdn,
        [bool] $OutboundOnly = $false,
        [string] $Registrar,
        [bool] $RequiresReplication = $true,
        [string] $Site,
        [bool] $ThrottleAsServer = $true,
        [bool] $TreatAsAuthenticated = $true,
        [uint16] $VideoPortCount,
        [uint16] $VideoPortStart,
        [switch] $Force
    )
    $ErrorActionPreference, $WhatIfPreference, $ConfirmPreference = Enter-Command $PSCmdlet $PSBoundParameters
    Confirm-FirstHop $PSCmdlet
    $deployment = Get-OrganisationState 'skype/deployment'
    if ($Identity -notmatch '^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$') {
        $PSCmdlet.ThrowTerminatingError((New-CommandError "`"$Identity`" is not a valid fully qualified domain name." 'InvalidFqdn' 'InvalidArgument' $Identity))
    }
    if (@(Get-PublishedPool $Identity).Count) {
        $PSCmdlet.ThrowTerminatingError((New-CommandError "The pool `"$Identity`" already exists in the topology." 'PoolAlreadyExists' 'ResourceExists' $Identity))
    }
    $sites = @($deployment.sites | Where-Object { $_.siteId -eq $Site -or (-not $Site -and @($deployment.sites).Count -eq 1) })
    if ($sites.Count -ne 1) {
        $PSCmdlet.ThrowTerminatingError((New-CommandError "Cannot find site `"$Site`"." 'SiteNotFound' 'ObjectNotFound' $Site))
    }
    $registrarFqdn = [string](Get-RegistrarFqdn $Registrar)
    if ($Registrar -and -not $registrarFqdn) {
        $PSCmdlet.ThrowTerminatingError((New-CommandError "Cannot find Registrar `"$Registrar`"." 'RegistrarNotFound' 'ObjectNotFound' $Registrar))
    }
    $computer = $(if ($ComputerFqdn) { $ComputerFqdn } else { $Identity })
    foreach ($other in Get-PublishedPool) {
        if (@($other.computers) -contains $computer) {
            $PSCmdlet.ThrowTerminatingError((New-CommandError "The computer `"$computer`" already exists in the pool `"$($other.poolFqdn)`"." 'ComputerAlreadyExists' 'ResourceExists' $computer))
        }
    }
    if (-not $PSCmdlet.ShouldProcess($Identity)) { return }
    $known = @((Get-OrganisationState 'organisation').computerAccounts) -contains $computer
    $question = "No computer account exists in Active Directory for `"$computer`". Do you want to continue?"
    if (-not $Force -and -not $known -and -not $PSCmdlet.ShouldContinue($question, 'Trusted application pool')) { return }
    Edit-Organisation 'New-CsTrustedApplicationPool' $PSBoundParameters 'skype/topology' {
        param($topology)
        $pool = New-Object PSObject -Property @{
            serviceId = $sites[0].siteId + '-ExternalServer-' + $topology.nextServiceId; poolFqdn = $Identity; site = $sites[0].identity
            registrar = $registrarFqdn; requiresReplication = $RequiresReplication; outboundOnly = $OutboundOnly
            throttleAsServer = $ThrottleAsServer; treatAsAuthenticated = $TreatAsAuthenticated; computers = @($computer); applications = @()
        }
        $topology.nextServiceId++
        $topology.published.version++
        $topology.published.trustedApplicationPools = @($topology.published.trustedApplicationPools) + $pool
        ConvertTo-TrustedApplicationPool $pool
    }
    Write-Warning 'The change is published. It takes effect when Enable-CsTopology has run.'
}

function Set-CsTrustedApplicationPool {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, ConfirmImpact = 'High')]
    param(
        [Parameter(Position = 0)] [string] $Identity,
        [uint16] $AppSharingPortCount,
        [uint16] $AppSharingPortStart,
        [uint16] $AudioPortCount,
        [uint16] $AudioPortStart,
        [bool] $OutboundOnly,
        [string] $Registrar,
        [bool] $RequiresReplication,
        [bool] $ThrottleAsServer,
        [bool] $TreatAsAuthenticated,
        [uint16] $VideoPortCount,
        [uint16] $VideoPortStart,
        [switch] $Force
    )
    $ErrorActionPreference, $WhatIfPreference, $ConfirmPreference = Enter-Command $PSCmdlet $PSBoundParameters
    Confirm-FirstHop $PSCmdlet
    $pools = @(Get-PublishedPool $Identity)
    if (-not $Identity -or $pools.Count -eq 0) {
        $PSCmdlet.ThrowTerminatingError((New-CommandError "Cannot find trusted application pool `"$Identity`"." 'PoolNotFound' 'ObjectNotFound' $Identity))
    }
    $registrarFqdn = Get-RegistrarFqdn $Registrar
    if ($Registrar -and -not $registrarFqdn) {
        $PSCmdlet.ThrowTerminatingError((New-CommandError "Cannot find Registrar `"$Registrar`"." 'RegistrarNotFound' 'ObjectNotFound' $Registrar))
    }
    if (-not $PSCmdlet.ShouldProcess($Identity)) { return }
    $bound = $PSBoundParameters
    Edit-Organisation 'Set-CsTrustedApplicationPool' $bound 'skype/topology' {
        param($topology)
        $own = $topology.published.trustedApplicationPools | Where-Object { $_.serviceId -eq $pools[0].serviceId }
        if ($bound.ContainsKey('Registrar')) { $own.registrar = $registrarFqdn }
        foreach ($name in 'OutboundOnly', 'RequiresReplication', 'ThrottleAsServer', 'TreatAsAuthenticated') {
            if ($bound.ContainsKey($name)) { $own.($name.Substring(0, 1).ToLowerInvariant() + $name.Substring(1)) = [bool]$bound[$name] }
        }
        $topology.published.version++
    }
    Write-Warning 'The change is published. It takes effect when Enable-CsTopology has run.'
}

function Get-RegistrarFqdn {
    # 'Registrar:pool' or the pool's name, where such a pool registers users; else nothing.
    param([string] $Registrar)
    $fqdn = $Registrar -replace '^Registrar:', ''
    (Get-OrganisationState 'skype/deployment').pools | Where-Object { $_.fqdn -eq $fqdn -and @($_.roles) -contains 'Registrar' } | ForEach-Object { $_.fqdn }
}

function Remove-CsTrustedApplicationPool {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, ConfirmImpact = 'High')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [switch] $Force
    )
    process {
        $ErrorActionPreference, $WhatIfPreference, $ConfirmPreference = Enter-Command $PSCmdlet $PSBoundParameters
        Confirm-FirstHop $PSCmdlet
        $pools = @(Get-PublishedPool $Identity)
        if ($pools.Count -eq 0) {
            $PSCmdlet.WriteError((New-CommandError "Cannot find trusted application pool `"$Identity`"." 'PoolNotFound' 'ObjectNotFound' $Identity))
            return
        }
        if (-not $pools[0].registrar) {
            $PSCmdlet.WriteError((New-CommandError "The pool `"$Identity`" has no Registrar and cannot be removed." 'NoRegistrar' 'InvalidOperation' $Identity))
            return
        }
        if (-not $PSCmdlet.ShouldProcess($Identity)) { return }
        Edit-Organisation 'Remove-CsTrustedApplicationPool' $PSBoundParameters 'skype/topology' {
            param($topology)
            $topology.published.trustedApplicationPools = @($topology.published.trustedApplicationPools | Where-Object { $_.serviceId -ne $pools[0].serviceId })
            $topology.published.version++
        }
    }
}
