# Stand-ins for the commands of Lync Server 2013 and, in the module SkypeForBusiness, of its successors. Parameters as in
# test/runbook/used-cmdlets.ts; behaviour where it hurts.
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
Import-Module OrganisationState -DisableNameChecking
# Started without the organisation's own shell: its other stand-ins come with the first module that is loaded.
if (-not (Get-Module OrganisationShell)) { Import-Module OrganisationShell -Global -DisableNameChecking }

if (-not (Get-OrganisationMachine).lyncTools) {
    throw 'The core components of the management shell are not installed on this computer.'
}

# A compiled cmdlet knows its caller's preferences; these stand-ins take them over in their first line (Enter-Command).

foreach ($file in 'Topology', 'TrustedApplicationPool', 'TrustedApplicationComputer', 'TrustedApplication', 'Configuration', 'OAuth') { . ([IO.Path]::Combine($PSScriptRoot, "$file.ps1")) }

# The manifest lists what is exported; here the commands go that the account is not given.
foreach ($name in @(Get-FaultList 'missing')) {
    if ($ExecutionContext.InvokeProvider.Item.Exists("Function:\$name")) { $ExecutionContext.InvokeProvider.Item.Remove("Function:\$name", $false) }
}
