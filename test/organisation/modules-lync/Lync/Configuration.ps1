# The whole configuration: its export, the topology as XML, and the test of what Active Directory holds of it.

function Get-TopologyText {
    # What is published, in the shape of the real document: services of the clusters, not what is enabled.
    $published = (Get-OrganisationState 'skype/topology').published
    $deployment = Get-OrganisationState 'skype/deployment'
    $escape = { param($Text) [Security.SecurityElement]::Escape([string]$Text) }
    $text = "<Topology xmlns=`"urn:schema:Microsoft.Rtc.Management.Deploy.Topology.2008`" Signature=`"$($published.version)`">`r`n  <Sites>`r`n"
    foreach ($site in $deployment.sites) { $text += "    <CentralSite SiteId=`"$(& $escape $site.siteId)`"><Name>$(& $escape $site.displayName)</Name></CentralSite>`r`n" }
    $text += "  </Sites>`r`n  <Clusters>`r`n"
    foreach ($pool in $deployment.pools) { $text += "    <Cluster Fqdn=`"$(& $escape $pool.fqdn)`">$(@($pool.computers | ForEach-Object { '<Machine Fqdn="' + (& $escape $_) + '" />' }) -join '')</Cluster>`r`n" }
    foreach ($pool in $published.trustedApplicationPools) { $text += "    <Cluster Fqdn=`"$(& $escape $pool.poolFqdn)`">$(@($pool.computers | ForEach-Object { '<Machine Fqdn="' + (& $escape $_) + '" />' }) -join '')</Cluster>`r`n" }
    $text += "  </Clusters>`r`n  <Services>`r`n"
    foreach ($pool in $published.trustedApplicationPools) {
        $applications = @($pool.applications | ForEach-Object { '<Application ApplicationId="urn:application:' + (& $escape $_.applicationId) + '" Port="' + $_.port + '" />' }) -join ''
        $text += "    <Service RoleName=`"ExternalServer`" InstanceId=`"$(& $escape $pool.serviceId)`" Registrar=`"$(& $escape $pool.registrar)`" RequiresReplication=`"$(([string]$pool.requiresReplication).ToLowerInvariant())`">$applications</Service>`r`n"
    }
    $text + "  </Services>`r`n</Topology>`r`n"
}

function Get-CsTopology {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [switch] $AsXml,
        [switch] $LocalStore
    )
    $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
    if ($AsXml) { return Get-TopologyText }
    New-Object PSObject -Property @{
        Sites = @((Get-OrganisationState 'skype/deployment').sites | ForEach-Object { $_.identity }); Signature = (Get-OrganisationState 'skype/topology').published.version
        Clusters = @((Get-OrganisationState 'skype/topology').published.trustedApplicationPools | ForEach-Object { $_.poolFqdn })
    }
}

function Export-CsConfiguration {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'FileName')]
    param(
        [Parameter(ParameterSetName = 'FileName', Mandatory = $true, Position = 0)] [string] $FileName,
        [Parameter(ParameterSetName = 'AsBytes')] [switch] $AsBytes,
        [switch] $Force,
        [switch] $LocalStore
    )
    $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
    # Windows PowerShell has not loaded it.
    $null = [Reflection.Assembly]::Load('System.IO.Compression, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089')
    $memory = New-Object System.IO.MemoryStream
    $archive = New-Object System.IO.Compression.ZipArchive $memory, ([IO.Compression.ZipArchiveMode]::Create), $true
    $entry = $archive.CreateEntry('DocItemSet.xml').Open()
    $bytes = [Text.Encoding]::UTF8.GetBytes((Get-TopologyText))
    $entry.Write($bytes, 0, $bytes.Length)
    $entry.Dispose()
    $archive.Dispose()
    if ($AsBytes) { return , $memory.ToArray() }
    if ([IO.File]::Exists($FileName) -and -not $Force -and -not $PSCmdlet.ShouldContinue("The file `"$FileName`" exists. Do you want to overwrite it?", 'Export')) { return }
    [IO.File]::WriteAllBytes($FileName, $memory.ToArray())
}

function Test-CsTopology {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [string] $GlobalCatalog,
        [string] $GlobalSettingsDomainController,
        [string] $Service,
        [string] $Report
    )
    $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
    $deployment = Get-OrganisationState 'skype/deployment'
    # It compares the services of the enabled topology with what Active Directory trusts: what is only published is no fault to it.
    New-Object PSObject -Property @{ TargetFqdn = $deployment.pools[0].fqdn; Result = 'Success'; Latency = '00:00:00.1000000'; Error = $null; Diagnosis = '' }
    if ($Report) { [IO.File]::WriteAllText($Report, '<html><body>Test-CsTopology</body></html>') }
}
