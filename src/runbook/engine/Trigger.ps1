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
    if ($Trigger.Manual -eq '') { Assert-TimeLeft -Step $Trigger }
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
        Add-Mark -Trigger $Trigger -Reason $Reason
        $script:Run['Waiting'][$Trigger.Id] = $true
        Write-StepOutcome -Step $Trigger -Outcome 'waiting' -Message ($Trigger.Manual + ' (' + $Pending + ')')
        return
    }
    if (-not (Confirm-Change -Step $Trigger -State $null -Action 'Run' -Message $Pending)) { return }
    Add-JournalLine -Kind 'trigger' -Fields ([ordered]@{ step = $Trigger.Id })
    $script:Run.Changed = $true
    try { $still = Invoke-RunBlock -Trigger $Trigger }
    catch { Stop-Trigger -Trigger $Trigger -Reason $Reason -Text (Get-ErrorText -ErrorRecord $_) }
    if ($still -ne '') {
        if (Test-Stopped) { $Reason = 'interrupted' }
        Stop-Trigger -Trigger $Trigger -Reason $Reason -Text ('It was run, but it is still pending: ' + $still)
    }
    Add-JournalLine -Kind 'triggered' -Fields ([ordered]@{ step = $Trigger.Id })
    $script:Run['ChangedSteps'][$Trigger.Id] = $true
    $script:Run['ChangedTargets'][$Trigger.Target] = $true
    $text = $Pending
    if ($script:Run['Doubtful'].ContainsKey($Trigger.Id)) { $text += '. It warned: ' + $script:Run['Doubtful'][$Trigger.Id] }
    Write-StepOutcome -Step $Trigger -Outcome 'changed' -Message $text
    if ($Trigger.EndsShells) { Restart-ExchangeShell -Trigger $Trigger -Reason $Reason }
}

# What was run, warned, and shows nowhere whether it took effect.
function Get-DoubtfulText {
    if ($script:Run['Doubtful'].get_Count() -eq 0) { return '' }
    return (' With a warning, and nothing shows whether it took effect: ' + [string]::Join(', ', [string[]] @(Get-SortedText -Text @($script:Run['Doubtful'].get_Keys()))) + '. Read the warning, and run that command by hand if it says so.')
}

# Returns what is still pending. What needs a while to arrive everywhere is run again until nothing is, the time is over, or a stop is asked for.
function Invoke-RunBlock {
    param([hashtable] $Trigger)
    $until = [System.DateTime]::UtcNow.AddSeconds($Trigger.SettleSeconds)
    $pause = 1
    while ($true) {
        [void] @(Invoke-TargetBlock -Connection $Trigger.Connection -Block $Trigger['Run'])
        if ($null -eq $Trigger['Pending']) {
            # Nothing shows whether it did its work: what it warned of has to be read by a person.
            if ($script:Run['BlockWarnings'].Count -gt 0) { $script:Run['Doubtful'][$Trigger.Id] = [string]::Join(' ', [string[]] $script:Run['BlockWarnings']) }
            return ''
        }
        $still = Invoke-TextBlock -Connection $Trigger.Connection -Block $Trigger['Pending']
        if (($still -eq '') -or ([System.DateTime]::UtcNow -ge $until) -or (Test-Stopped)) { return $still }
        Start-Sleep -Seconds $pause
        $pause = [System.Math]::Min(2 * $pause, 10)
    }
}

# Why a trigger has to run, or ''. The journal remembers across crashes; live state may know it too.
function Get-PendingText {
    param([Parameter(Mandatory = $true)] [hashtable] $Trigger)
    # What a plan that takes out has not touched is none of its business.
    if ($Trigger.Absent -and (($null -eq $script:Run.State) -or -not $script:Run.State.Due.ContainsKey($Trigger.Id))) { return '' }
    if ($null -ne $Trigger['Pending']) {
        $live = Invoke-TextBlock -Connection $Trigger.Connection -Block $Trigger['Pending']
        if ($live -ne '') { return $live }
        # A restart by hand without a mark is over when live state says so, whatever the journal remembers.
        if (($Trigger.Manual -ne '') -and ($null -eq $Trigger['Mark'])) { return '' }
    }
    if (($null -eq $script:Run.State) -or -not $script:Run.State.Due.ContainsKey($Trigger.Id) -or (Test-Replaced -Trigger $Trigger)) { return '' }
    return ('after ' + [string]::Join(', ', [string[]] @(Get-SortedText -Text @($script:Run.State.Due[$Trigger.Id].get_Keys()))))
}

# What stood there when the restart was first waited for is gone, and something else stands there.
function Test-Replaced {
    param([hashtable] $Trigger)
    if (-not $script:Run.State.Marks.ContainsKey($Trigger.Id)) { return $false }
    $mark = Invoke-TextBlock -Connection $Trigger.Connection -Block $Trigger['Mark']
    return (($mark -ne '') -and ($mark -cne $script:Run.State.Marks[$Trigger.Id]))
}

# Once after each change: a restart before that counts for nothing.
function Add-Mark {
    param([hashtable] $Trigger, [string] $Reason)
    if ($script:Run.WhatIf -or ($null -eq $Trigger['Mark']) -or $script:Run.State.Marks.ContainsKey($Trigger.Id)) { return }
    if (-not $script:Run.State.Due.ContainsKey($Trigger.Id)) { return }
    try { $mark = Invoke-TextBlock -Connection $Trigger.Connection -Block $Trigger['Mark'] }
    catch { Stop-Trigger -Trigger $Trigger -Reason $Reason -Text ('It could not be read: ' + (Get-ErrorText -ErrorRecord $_)) }
    Add-JournalLine -Kind 'waiting' -Fields ([ordered]@{ step = $Trigger.Id; mark = $mark })
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
