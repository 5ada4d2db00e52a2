# Trusted applications.

function ConvertTo-TrustedApplication {
    param($Pool, $Application)
    New-Object PSObject -Property @{
        Identity = $Pool.poolFqdn + '/urn:application:' + $Application.applicationId; ApplicationId = 'urn:application:' + $Application.applicationId
        TrustedApplicationPoolFqdn = $Pool.poolFqdn; Port = $Application.port; Protocol = $Application.protocol; LegacyApplicationName = $Application.legacyApplicationName
        ServiceGruu = 'sip:' + $Pool.poolFqdn + ';gruu;opaque=srvr:' + $Application.applicationId
        ComputerGruus = @($Pool.computers | ForEach-Object { $_ + ' sip:' + $_ + ';gruu;opaque=srvr:' + $Application.applicationId })
    }
}

function Split-ApplicationIdentity {
    # 'pool/OutlookWebApp' or 'pool/urn:application:outlookwebapp': pool and lower-case id.
    param([string] $Identity)
    $pool, $id = $Identity -split '/', 2
    $pool
    (($id -replace '^urn:application:', '') + '').ToLowerInvariant()
}

function Get-CsTrustedApplication {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Identity')]
    param(
        [Parameter(ParameterSetName = 'Identity', Position = 0)] [string] $Identity,
        [Parameter(ParameterSetName = 'Filter')] [string] $Filter,
        [Parameter(ParameterSetName = 'ParentAndRelativeKey')] [string] $ApplicationId,
        [Parameter(ParameterSetName = 'ParentAndRelativeKey')] [string] $TrustedApplicationPoolFqdn
    )
    $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
    $wantedPool, $wantedId = Split-ApplicationIdentity $Identity
    if ($ApplicationId) { $wantedId = (Split-ApplicationIdentity "/$ApplicationId")[1] }
    if ($TrustedApplicationPoolFqdn) { $wantedPool = $TrustedApplicationPoolFqdn }
    $found = 0
    foreach ($pool in Get-PublishedPool) {
        if ($wantedPool -and $pool.poolFqdn -ne $wantedPool) { continue }
        foreach ($application in $pool.applications) {
            if ($wantedId -and $application.applicationId -ne $wantedId) { continue }
            $shown = ConvertTo-TrustedApplication $pool $application
            if ($Filter -and $shown.Identity -notlike $Filter) { continue }
            $found++
            $shown
        }
    }
    if ($Identity -and -not $found) {
        $PSCmdlet.WriteError((New-CommandError "Cannot find trusted application `"$Identity`"." 'ApplicationNotFound' 'ObjectNotFound' $Identity))
    }
}

function New-CsTrustedApplication {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, DefaultParameterSetName = 'Identity')]
    param(
        [Parameter(ParameterSetName = 'Identity', Position = 0)] [string] $Identity,
        [Parameter(Mandatory = $true)] [int] $Port,
        [switch] $EnableTcp,
        [string] $LegacyApplicationName,
        [switch] $Force,
        [Parameter(ParameterSetName = 'AppIdAndPoolFqdn', Mandatory = $true)] [string] $ApplicationId,
        [Parameter(ParameterSetName = 'AppIdAndPoolFqdn', Mandatory = $true)] [string] $TrustedApplicationPoolFqdn
    )
    $ErrorActionPreference, $WhatIfPreference, $ConfirmPreference = Enter-Command $PSCmdlet $PSBoundParameters
    Confirm-FirstHop $PSCmdlet
    if ($ApplicationId) { $Identity = "$TrustedApplicationPoolFqdn/$ApplicationId" }
    $poolFqdn, $id = Split-ApplicationIdentity $Identity
    if (-not $id -or $id -match '\s') {
        $PSCmdlet.ThrowTerminatingError((New-CommandError "`"$id`" is not a valid application id." 'InvalidApplicationId' 'InvalidArgument' $Identity))
    }
    $pools = @(Get-PublishedPool $poolFqdn)
    if (-not $poolFqdn -or $pools.Count -eq 0) {
        $PSCmdlet.ThrowTerminatingError((New-CommandError "Cannot find trusted application pool `"$poolFqdn`"." 'PoolNotFound' 'ObjectNotFound' $poolFqdn))
    }
    foreach ($application in $pools[0].applications) {
        if ($application.applicationId -eq $id) {
            $PSCmdlet.ThrowTerminatingError((New-CommandError "The trusted application `"$Identity`" already exists." 'ApplicationAlreadyExists' 'ResourceExists' $Identity))
        }
        if ($application.port -eq $Port) {
            $PSCmdlet.ThrowTerminatingError((New-CommandError "Port $Port is already used by `"$($application.applicationId)`" in pool `"$poolFqdn`"." 'PortInUse' 'ResourceExists' $Port))
        }
    }
    if (-not $PSCmdlet.ShouldProcess($Identity)) { return }
    Edit-Organisation 'New-CsTrustedApplication' $PSBoundParameters 'skype/topology' {
        param($topology)
        $protocol = $(if ($EnableTcp) { 'Tcp' } else { 'Mtls' })
        $application = New-Object PSObject -Property @{ applicationId = $id; port = $Port; protocol = $protocol; legacyApplicationName = $LegacyApplicationName }
        $pool = $topology.published.trustedApplicationPools | Where-Object { $_.serviceId -eq $pools[0].serviceId }
        $pool.applications = @($pool.applications) + $application
        $topology.published.version++
        ConvertTo-TrustedApplication $pool $application
    }
    Write-Warning 'The change is published. It takes effect when Enable-CsTopology has run.'
}

function Remove-CsTrustedApplication {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, ConfirmImpact = 'High')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [switch] $Force
    )
    process {
        $ErrorActionPreference, $WhatIfPreference, $ConfirmPreference = Enter-Command $PSCmdlet $PSBoundParameters
        Confirm-FirstHop $PSCmdlet
        $poolFqdn, $id = Split-ApplicationIdentity $Identity
        $known = @(Get-PublishedPool $poolFqdn | ForEach-Object { $_.applications } | Where-Object { $_.applicationId -eq $id })
        if (-not $poolFqdn -or $known.Count -eq 0) {
            $PSCmdlet.WriteError((New-CommandError "Cannot find trusted application `"$Identity`"." 'ApplicationNotFound' 'ObjectNotFound' $Identity))
            return
        }
        if (-not $PSCmdlet.ShouldProcess($Identity)) { return }
        Edit-Organisation 'Remove-CsTrustedApplication' $PSBoundParameters 'skype/topology' {
            param($topology)
            $pool = $topology.published.trustedApplicationPools | Where-Object { $_.poolFqdn -eq $poolFqdn }
            $pool.applications = @($pool.applications | Where-Object { $_.applicationId -ne $id })
            $topology.published.version++
        }
    }
}
