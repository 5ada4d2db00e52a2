# A trigger runs once when a step that it is triggered by was changed or undone. Begun and ended stand in the journal,
# so that one that was cut off, or never reached, is still due in the next run.
function Invoke-ApplyTrigger {
    param([Parameter(Mandatory = $true)] [hashtable] $Trigger)
    Assert-NotStopped
    Write-StepStarted -Step $Trigger
    if (Test-Held -Step $Trigger) { return }
    $pending = Get-TriggerReason -Trigger $Trigger
    if ($pending -eq '') {
        Clear-Due -Trigger $Trigger
        Write-StepOutcome -Step $Trigger -Outcome 'as-planned'
        return
    }
    Invoke-Trigger -Trigger $Trigger -Pending $pending -Reason 'apply-failed'
}

# In a what-if nothing is recorded: the steps that would change stand for it.
function Get-TriggerReason {
    param([hashtable] $Trigger)
    if ($script:Run.WhatIf) {
        $would = @($Trigger.TriggeredBy | Where-Object { $script:Run['WouldChange'].ContainsKey($_) })
        if ($would.Count -gt 0) { return ('after ' + [string]::Join(', ', [string[]] $would)) }
    }
    try { return (Get-PendingText -Trigger $Trigger) }
    catch { Stop-Trigger -Trigger $Trigger -Reason 'apply-failed' -Text ('It could not be read: ' + (Get-ErrorText -ErrorRecord $_)) }
}

function Invoke-Trigger {
    param([hashtable] $Trigger, [string] $Pending, [string] $Reason)
    if ($Trigger.Manual -ne '') {
        $script:Run['Waiting'][$Trigger.Id] = $true
        Write-StepOutcome -Step $Trigger -Outcome 'waiting' -Message ($Trigger.Manual + ' (' + $Pending + ')')
        return
    }
    if (-not (Confirm-Change -Step $Trigger -State $null -Action 'Run' -Message $Pending)) { return }
    Add-JournalLine -Kind 'trigger' -Fields ([ordered]@{ step = $Trigger.Id })
    $script:Run.Changed = $true
    try {
        [void] @(Invoke-TargetBlock -Connection $Trigger.Connection -Block $Trigger['Run'])
        $still = ''
        if ($null -ne $Trigger['Pending']) { $still = Invoke-TextBlock -Connection $Trigger.Connection -Block $Trigger['Pending'] }
    }
    catch { Stop-Trigger -Trigger $Trigger -Reason $Reason -Text (Get-ErrorText -ErrorRecord $_) }
    if ($still -ne '') { Stop-Trigger -Trigger $Trigger -Reason $Reason -Text ('It was run, but it is still pending: ' + $still) }
    Add-JournalLine -Kind 'triggered' -Fields ([ordered]@{ step = $Trigger.Id })
    $script:Run['ChangedSteps'][$Trigger.Id] = $true
    $script:Run['ChangedTargets'][$Trigger.Target] = $true
    Write-StepOutcome -Step $Trigger -Outcome 'changed' -Message $Pending
}

# A restart by hand that has happened.
function Clear-Due {
    param([hashtable] $Trigger)
    if ($script:Run.WhatIf -or -not $script:Run.State.Due.ContainsKey($Trigger.Id)) { return }
    Add-JournalLine -Kind 'triggered' -Fields ([ordered]@{ step = $Trigger.Id })
}

function Stop-Trigger {
    param([hashtable] $Trigger, [string] $Reason, [string] $Text)
    Write-StepOutcome -Step $Trigger -Outcome 'failed' -Message $Text
    throw (Get-RefusalException -Reason $Reason -ExitCode 1 -Message ($Trigger.Id + ': ' + $Text + ' The rest was not touched.') -Remedy 'Put the cause right and start the same mode again: what is due is remembered.')
}
