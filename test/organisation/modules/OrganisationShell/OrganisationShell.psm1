# Loaded into the global scope before a script runs: puts the simulated organisation in place of remoting, the registry,
# the certificate store, the event log and WMI. What does not belong to them goes on to the core command.
# $Machine names the machine of a server session's own runspace; absent, the shell runs where organisation.json says.
param([string] $Machine)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
Import-Module OrganisationState -DisableNameChecking

if ($Machine) { Enter-OrganisationMachine $Machine }
else {
    # What an earlier shell of this process has left.
    Set-InSession $false
    $null = Test-BrokenConnection
    if (-not $env:OWA_IM_SIMULATION_ROOT) { $env:OWA_IM_SIMULATION_ROOT = "$PID" }
}

. ([IO.Path]::Combine($PSScriptRoot, 'Remoting.ps1'))
. ([IO.Path]::Combine($PSScriptRoot, 'ExchangeSession.ps1'))
foreach ($file in 'SimulatedPath', 'Item', 'Machine', 'Acl', 'WebRequest') { . ([IO.Path]::Combine($PSScriptRoot, 'windows', "$file.ps1")) }

Export-ModuleMember -Function 'New-PSSession', 'Remove-PSSession', 'Invoke-Command', 'Import-PSSession', 'Get-ItemProperty',
'Get-Item', 'Get-ChildItem', 'Test-Path', 'Get-Acl', 'Set-Acl', 'Get-WinEvent', 'Get-CimInstance', 'Invoke-WebRequest', 'iisreset.exe', 'iisreset'
