# The Cs commands as a pool's remote shell runs them. They are reached only through a session to https://POOL/OcsPowershell,
# whose roles let through what reads, and what changes partner applications and the OAuth configuration.
Set-StrictMode -Version 3.0
Import-Module OrganisationState -DisableNameChecking

# A server does not know its client's preferences.
$ErrorActionPreference = 'Continue'
$WhatIfPreference = $false
$ConfirmPreference = 'High'

$script:Source = [IO.Path]::Combine([IO.Path]::GetDirectoryName([IO.Path]::GetDirectoryName($PSScriptRoot)), 'modules-lync', 'Lync')
foreach ($file in 'Topology', 'TrustedApplicationPool', 'TrustedApplicationComputer', 'TrustedApplication', 'Configuration', 'OAuth') {
    . ([IO.Path]::Combine($script:Source, "$file.ps1"))
}

function Invoke-OnPool {
    param([string] $Name, [Collections.IDictionary] $Bound, [object[]] $Unbound, [object[]] $Piped, [bool] $Expecting)
    if ($Expecting) { $Piped | & $Name @Bound @Unbound } else { & $Name @Bound @Unbound }
}

function Test-OnPoolEndpoint {
    # Whether the endpoint offers the command: the topology is changed, exported and tested on a machine of the deployment.
    param([string] $Name)
    if ($Name -like 'Get-Cs*') { return $Name -ne 'Get-CsTopology' }
    'New-CsPartnerApplication', 'Remove-CsPartnerApplication', 'Set-CsOAuthConfiguration', 'Test-CsExStorageConnectivity' -contains $Name
}

Export-ModuleMember -Function *-Cs*, Invoke-OnPool, Test-OnPoolEndpoint
