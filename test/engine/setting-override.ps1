# Asks the engine's functions about the overrides of each case of a file, and prints one JSON line a case.
param([string] $Engine, [string] $Cases)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$module = Import-Module -Name $Engine -PassThru -DisableNameChecking
foreach ($case in @(ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText($Cases)) -AsHashtable)) {
    $overrides = @(foreach ($one in $case.overrides) {
            New-Object -TypeName PSObject -Property @{
                ComponentName = $one.component; SectionName = $one.section; Name = $one.name; Server = $(if ($one.server.Count) { , [string[]] $one.server } else { $null })
                Parameters = [string[]] $one.parameters; Reason = $one.reason; MinVersion = $one.minVersion; MaxVersion = $null; FixVersion = $null
            }
        })
    $known = { param($Server) $case.known }
    $asked = @{ Override = $overrides; Server = $case.asked; Listed = [string[]] $case.listed; Parameters = [string[]] $case.planned; Known = $known }
    $told = @{ Override = $overrides; Server = $case.asked; Known = $known }
    $answer = [ordered]@{
        find    = (Find-OwaImOverride @asked -EnvironmentName 'test')
        leave   = (Find-OwaImOverrideToLeave @asked)
        problem = @(Find-OwaImOverrideProblem @asked)
        compare = @(Compare-OwaImOverride @told)
    }
    [Console]::WriteLine((& $module { param($Value) ConvertTo-JsonText -Value $Value } $answer))
}
