# The simulated organisation on disk: reading, atomic writing, the log of state-changing calls and injected faults.
# Every stand-in goes through this module; OWA_IM_SIMULATION names the folder (layout: test/organisation/README.md).
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$script:Folder = $env:OWA_IM_SIMULATION
if (-not $script:Folder) { throw 'OWA_IM_SIMULATION does not name a simulated organisation.' }
$script:Control = [IO.Path]::Combine($script:Folder, '.control')
$script:Cache = @{}
$script:Paths = @{}
$script:FolderOfName = @{}
$script:FaultFile = [IO.Path]::Combine($script:Control, 'faults.json')
$script:Machine = $null
$script:Utf8 = New-Object System.Text.UTF8Encoding $false

foreach ($file in 'State', 'Machine', 'Command', 'Change', 'ExchangeGeneration', 'SettingOverride', 'Worker', 'AuthMetadata') { . ([IO.Path]::Combine($PSScriptRoot, "$file.ps1")) }

Export-ModuleMember -Function *
