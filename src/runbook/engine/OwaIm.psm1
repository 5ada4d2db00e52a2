# The engine under every runbook: modes, journal, locks, connections, comparison, undo.
# The same in every plan of a version. Windows PowerShell 3.0 syntax and commands, 7-bit ASCII.
# A runbook registers what it knows (Open-Runbook, Add-Connection, Add-Check, Step ...) and ends with `exit (Invoke-Runbook)`.
Set-StrictMode -Version 3.0

. (Join-Path -Path $PSScriptRoot -ChildPath 'Refusal.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'JsonText.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'JsonReader.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'PlainValue.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Registration.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'StepRegistration.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Window.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Section.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Selection.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'PlanFiles.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Output.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'TextOutput.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'JournalFolder.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'JournalReader.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'JournalState.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Journal.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Lock.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'ServerLock.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'ServerFunction.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Connection.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'OpenConnection.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'ReopenShell.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'MissingRight.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'TargetBlock.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Quoting.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'ChildShell.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'PartnerApplicationScript.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'StepState.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Checks.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Preparation.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'GoneServer.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'LaterPlan.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Orphans.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Test.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Apply.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'ApplyStep.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Trigger.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Verify.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Rollback.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'RollbackStep.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Ours.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Absent.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'RemoveStep.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'PutBackStep.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Run.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'WebConfig.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'WebConfigEdit.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'WebConfigInverse.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'WebConfigSection.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'WebConfigText.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'WebConfigXml.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'SettingOverride.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'SettingOverrideView.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'SettingOverrideProblem.ps1')

$script:Run = $null

Export-ModuleMember -Function @(
    'Open-Runbook', 'Add-Connection', 'Add-Organisation', 'Set-DesiredState', 'Add-Window', 'Add-Section', 'Add-Check', 'Add-Pause', 'Step', 'Invoke-Runbook',
    'Invoke-ConfigureEnterprisePartnerApplication', 'Request-OwaImLock', 'Clear-OwaImLock',
    'Get-OwaWebConfigPath', 'Get-WebConfigKeyState', 'Set-WebConfigKey', 'Restore-WebConfigKey', 'Clear-WebConfigLeftover',
    'Find-OwaImOverride', 'Find-OwaImOverrideToLeave', 'Compare-OwaImOverride', 'Find-OwaImOverrideProblem', 'Get-OwaImEffectiveValue'
)
