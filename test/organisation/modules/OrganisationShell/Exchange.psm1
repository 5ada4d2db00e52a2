# The Exchange commands as the server runs them. They are reached only through a Microsoft.Exchange session
# (Import-PSSession in OrganisationShell.psm1), which serialises parameters and results.
Set-StrictMode -Version 3.0
Import-Module OrganisationState -DisableNameChecking

# A server does not know its client's preferences.
$ErrorActionPreference = 'Continue'
$WhatIfPreference = $false
$ConfirmPreference = 'High'

foreach ($file in 'Identity', 'Server', 'Certificate', 'PartnerApplication', 'Recipient', 'MailUser', 'RoleAssignment', 'Owa', 'UnifiedMessaging',
    'SettingOverride', 'DiagnosticInfo') {
    . ([IO.Path]::Combine($PSScriptRoot, 'exchange', "$file.ps1"))
}

function Invoke-OnExchange {
    # Runs a command on the server that the session ends on, which is what commands without -Server mean.
    param([string] $Server, [string] $Name, [Collections.IDictionary] $Bound, [object[]] $Unbound, [object[]] $Piped, [bool] $Expecting)
    $script:SessionServer = $Server
    if ($Expecting) { $Piped | & $Name @Bound @Unbound } else { & $Name @Bound @Unbound }
}

Export-ModuleMember -Function *-*
