# Sites, pools, version, replication and what makes a published change effective.

function Get-CsSite {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Identity')]
    param(
        [Parameter(ParameterSetName = 'Identity', Position = 0)] [string] $Identity,
        [Parameter(ParameterSetName = 'Filter')] [string] $Filter
    )
    $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
    $sites = @((Get-OrganisationState 'skype/deployment').sites | Where-Object { -not $Identity -or $_.identity -eq $Identity })
    if ($Identity -and $sites.Count -eq 0) { $PSCmdlet.WriteError((New-CommandError "Cannot find site `"$Identity`"." 'SiteNotFound' 'ObjectNotFound' $Identity)) }
    foreach ($site in $sites) {
        if ($Filter -and $site.identity -notlike $Filter) { continue }
        New-Object PSObject -Property @{
            Identity = $site.identity; SiteId = $site.siteId; DisplayName = $site.displayName; Description = ''
            Services = @($site.pools | ForEach-Object { 'Registrar:' + $_ }); Pools = @($site.pools); FederationRoute = $null
        }
    }
}

function Get-CsPool {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Identity')]
    param(
        [Parameter(ParameterSetName = 'Identity', Position = 0)] [string] $Identity,
        [string] $Site,
        [Parameter(ParameterSetName = 'Filter')] [string] $Filter
    )
    $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
    $found = 0
    foreach ($pool in (Get-OrganisationState 'skype/deployment').pools) {
        if ($Identity -and $pool.fqdn -ne $Identity) { continue }
        $found++
        if ($Filter -and $pool.fqdn -notlike $Filter) { continue }
        if ($Site -and $pool.site -ne $Site) { continue }
        New-Object PSObject -Property @{
            Identity = $pool.fqdn; Fqdn = $pool.fqdn; Site = $pool.site; Computers = @($pool.computers); BackEndServer = $pool.fqdn
            Services = @($pool.roles | ForEach-Object { $_ + ':' + $pool.fqdn })
        }
    }
    if ($Identity -and -not $found) { $PSCmdlet.WriteError((New-CommandError "Cannot find pool `"$Identity`"." 'PoolNotFound' 'ObjectNotFound' $Identity)) }
}

function Get-CsServerVersion {
    [CmdletBinding(PositionalBinding = $false)]
    param()
    $null = Enter-Command $PSCmdlet $PSBoundParameters
    (Get-OrganisationState 'skype/deployment').serverVersion
}

function Enable-CsTopology {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, ConfirmImpact = 'High')]
    param(
        [string] $GlobalCatalog,
        [string] $GlobalSettingsDomainController,
        [bool] $SkipPrepareCheck,
        [string] $Report,
        [switch] $Force
    )
    $ErrorActionPreference, $WhatIfPreference, $ConfirmPreference = Enter-Command $PSCmdlet $PSBoundParameters
    Confirm-FirstHop $PSCmdlet
    if (-not $PSCmdlet.ShouldProcess('Global')) { return }
    # Everything that is published takes effect, also what somebody else left pending; the front ends hear of it later.
    Edit-Organisation 'Enable-CsTopology' $PSBoundParameters 'skype/topology' {
        param($topology)
        $topology.enabled = $topology.published
        $replication = ConvertFrom-Json -InputObject ([IO.File]::ReadAllText((Resolve-OrganisationPath 'skype/replication.json')))
        if ($replication.readsBehind) {
            foreach ($replica in $replication.replicas) { if ($null -ne $replica.behind) { $replica.behind = $replication.readsBehind } }
            Set-OrganisationState 'skype/replication' $replication
        }
    }
    if ($Report) { [IO.File]::WriteAllText($Report, '<html><body>Enable-CsTopology</body></html>') }
}

function Get-CsCertificate {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [string[]] $Type,
        [string] $Report,
        [Parameter(Position = 0)] [string] $Identity
    )
    $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
    $deployment = Get-OrganisationState 'skype/deployment'
    foreach ($certificate in $deployment.certificates) {
        # Of certificates by pool only this machine's: a front end's own, elsewhere the first pool's.
        $own = $deployment.pools | Where-Object { @($_.computers) -contains (Get-OrganisationMachine).fqdn }
        if ($certificate.pool -and $certificate.pool -ne $(if ($own) { $own.fqdn } else { $deployment.pools[0].fqdn })) { continue }
        if ($Type -and $Type -notcontains $certificate.use) { continue }
        New-Object PSObject -Property @{
            Use = $certificate.use; Thumbprint = $certificate.thumbprint; Subject = $certificate.subject; Issuer = $certificate.issuer
            SerialNumber = $certificate.serialNumber; NotBefore = ConvertFrom-OrganisationTime $certificate.notBefore
            NotAfter = ConvertFrom-OrganisationTime $certificate.notAfter; EffectiveDate = ConvertFrom-OrganisationTime $certificate.notBefore; AlternativeNames = @($certificate.names)
        }
    }
}

function Get-CsManagementStoreReplicationStatus {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipelineByPropertyName = $true)] [string] $ReplicaFqdn,
        [Parameter(ValueFromPipelineByPropertyName = $true)] [switch] $CentralManagementStoreStatus
    )
    $null = Enter-Command $PSCmdlet $PSBoundParameters
    $deployment = Get-OrganisationState 'skype/deployment'
    if ($CentralManagementStoreStatus) {
        return New-Object PSObject -Property @{ ActiveMasterFqdn = $deployment.pools[0].fqdn; ActiveReplicas = @((Get-OrganisationState 'skype/replication').replicas | ForEach-Object { $_.fqdn }) }
    }
    $replication = ConvertFrom-Json -InputObject ([IO.File]::ReadAllText((Resolve-OrganisationPath 'skype/replication.json')))
    $waiting = $false
    foreach ($replica in $replication.replicas) {
        if ($ReplicaFqdn -and $replica.fqdn -ne $ReplicaFqdn) { continue }
        New-Object PSObject -Property @{
            UpToDate = $replica.behind -eq 0; ReplicaFqdn = $replica.fqdn; ProductVersion = [regex]::Match($deployment.serverVersion, '\d+(\.\d+){3}|\d+\.\d+\.\d+\.\d+').Value
            LastStatusReport = [DateTime]::Now; LastUpdateCreation = [DateTime]::Now
        }
        # Time goes by from read to read.
        if ($replica.behind -gt 0) { $replica.behind--; $waiting = $true }
    }
    if ($waiting) { Set-OrganisationState 'skype/replication' $replication }
}
