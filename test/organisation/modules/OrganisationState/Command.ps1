# How every stand-in begins and how it fails.

function Enter-Command {
    # Every stand-in begins here: fails where faults.json says that this command does, and gives the caller's
    # preferences. A function in a module does not see them, the compiled cmdlet that it stands for would.
    param($Cmdlet, [Collections.IDictionary] $Bound)
    $name = $Cmdlet.MyInvocation.MyCommand.Name
    $latency = (Get-OrganisationState 'organisation').latencyMilliseconds
    if ($latency) { [Threading.Thread]::Sleep($latency) }
    foreach ($fault in @(Get-FaultList 'commands')) {
        if ($fault.name -ne $name) { continue }
        $machine = $fault.PSObject.Properties['machine']
        if ($machine -and $machine.Value -ne (Get-OrganisationMachine).name) { continue }
        $message = $fault.PSObject.Properties['message']
        throw $(if ($message) { $message.Value } else { "$name failed: access is denied." })
    }
    $variables = $Cmdlet.SessionState.PSVariable
    if ($Bound.ContainsKey('ErrorAction')) { $Bound['ErrorAction'] } else { $variables.GetValue('ErrorActionPreference') }
    if ($Bound.ContainsKey('WhatIf')) { [bool]$Bound['WhatIf'] } else { [bool]$variables.GetValue('WhatIfPreference') }
    if ($Bound.ContainsKey('Confirm')) { $(if ($Bound['Confirm']) { 'Low' } else { 'None' }) } else { $variables.GetValue('ConfirmPreference') }
}

function New-CommandError {
    param([string] $Message, [string] $Id, [string] $Category, $Target)
    $exception = New-Object System.InvalidOperationException $Message
    New-Object System.Management.Automation.ErrorRecord $exception, $Id, ([Management.Automation.ErrorCategory]$Category), $Target
}

function Get-FaultList {
    # faults.json: { "calls": [{ at, fault }], "commands": [{ name, machine?, message? }], "missing": [name] }
    param([string] $Kind)
    if (-not [IO.File]::Exists($script:FaultFile)) { return }
    $faults = Get-OrganisationState '.control/faults'
    if ($faults.PSObject.Properties[$Kind]) { $faults.$Kind }
}
