# Rollback: undoes what the journal of this digest says was changed, in reverse, and leaves alone what someone else changed since.
# No preflight check stands in its way: an undo at night must not wait for a certificate.
function Invoke-RollbackMode {
    if (-not $script:Run.WhatIf) { Lock-JournalFolder }
    Import-Journal
    $touched = @(Get-TouchedStep | Where-Object { $script:Run.Selected.ContainsKey($_.Id) })
    # What was taken out was taken out last.
    $order = @(Get-PutBackOrder -Touched @($touched | Where-Object { $_.Absent })) + @(Get-RollbackOrder -Touched @($touched | Where-Object { -not $_.Absent }) | Where-Object { -not $_.Absent })
    if ($order.Count -eq 0) {
        if (-not $script:Run.WhatIf) { Clear-ForgottenLock }
        return (Get-RunResult -Outcome 'done' -ExitCode 0 -Message 'The journal of this digest has nothing to undo.')
    }
    $script:Run.Targets = @($script:Run.TargetOrder | Where-Object { Test-TargetOf -Target $_ -Step $order })
    Connect-Needed -Key (@($order | ForEach-Object { $_.Connection }) + @($script:Run.Organisation.Connection))
    $order = @(Skip-GoneServer -Order $order)
    Invoke-RollbackPreflight -Touched @($touched | Where-Object { $script:Run['GoneItems'] -notcontains $_ })
    if (-not $script:Run.WhatIf) {
        Open-Journal
        Lock-Server
    }
    $script:Run['Total'] = $order.Count + $script:Run['GoneItems'].Count
    foreach ($step in $order) {
        if ($step.Kind -eq 'Trigger') { Invoke-RollbackTrigger -Trigger $step }
        elseif ($step.Absent) { Invoke-PutBackStep -Step $step }
        else { Invoke-UndoStep -Step $step }
    }
    Complete-GoneItem
    if (-not $script:Run.WhatIf) { Clear-ForgottenLock }
    return (Get-RollbackResult)
}

function Test-TargetOf {
    param([string] $Target, [object[]] $Step)
    foreach ($one in $Step) { if ($one.Target -eq $Target) { return $true } }
    return $false
}

# The steps in reverse, and each selected trigger right after the last of those that it is triggered by.
function Get-RollbackOrder {
    param([AllowEmptyCollection()] [object[]] $Touched)
    $places = @{}
    $position = 0
    foreach ($item in $script:Run.Items) {
        $position += 1
        $places[$item.Id] = $position
    }
    $entries = @(foreach ($step in $Touched) { New-Object -TypeName PSObject -Property @{ Key = 2 * $places[$step.Id]; Place = $places[$step.Id]; Step = $step } })
    foreach ($item in $script:Run.Items) {
        if (($item.Kind -ne 'Trigger') -or -not $script:Run.Selected.ContainsKey($item.Id)) { continue }
        $sources = @($Touched | Where-Object { $item.TriggeredBy -contains $_.Id } | ForEach-Object { $_.Id })
        if (($sources.Count -eq 0) -and -not $script:Run.State.Due.ContainsKey($item.Id)) { continue }
        if ($sources.Count -eq 0) { $sources = @($item.TriggeredBy) }
        $first = (@($sources | ForEach-Object { $places[$_] }) | Measure-Object -Minimum).Minimum
        $entries += New-Object -TypeName PSObject -Property @{ Key = 2 * [int] $first - 1; Place = $places[$item.Id]; Step = $item }
    }
    # Several triggers of the same step keep the order of the runbook.
    $entries | Sort-Object -Property @{ Expression = 'Key'; Descending = $true }, @{ Expression = 'Place'; Descending = $false } | ForEach-Object { $_.Step }
}

function Invoke-RollbackPreflight {
    param([AllowEmptyCollection()] [object[]] $Touched)
    $problems = @(Get-ConnectionProblem)
    $unread = @(Read-SelectedState -Step $Touched)
    if ($unread.Count -gt 0) { $problems += 'could not be read: ' + [string]::Join(', ', [string[]] $unread) }
    foreach ($other in @(Get-TouchedStep)) {
        if ($script:Run.Selected.ContainsKey($other.Id)) { continue }
        foreach ($id in $other.DependsOn) {
            # What is put back needs what it depends on, not what depends on it; what took its place goes after that.
            if ($other.Absent -and $script:Run.Steps[$id].Absent) { continue }
            if (@($Touched | Where-Object { $_.Id -eq $id }).Count -gt 0) { $problems += $other.Id + ' is still applied, is not selected, and depends on ' + $id }
        }
    }
    $problems += @(Get-LaterPlanProblem -Touched @($Touched | Where-Object { -not $_.Absent }))
    Assert-Preflight -Problem $problems
}

function Invoke-RollbackTrigger {
    param([hashtable] $Trigger)
    Assert-NotStopped
    Write-StepStarted -Step $Trigger
    $reason = Get-TriggerReason -Trigger $Trigger
    if ($reason -eq '') {
        Clear-Due -Trigger $Trigger
        Write-StepOutcome -Step $Trigger -Outcome 'nothing-to-undo'
        return
    }
    Invoke-Trigger -Trigger $Trigger -Pending $reason -Reason 'rollback-failed'
    if ($script:Run['ChangedSteps'].ContainsKey($Trigger.Id)) { Write-Residue -Step $Trigger }
}

function Get-RollbackResult {
    if ($script:Run.WhatIf) { return (Get-RunResult -Outcome 'done' -ExitCode 0 -Message ('What if: ' + $script:Run['WouldChange'].get_Count() + ' steps would be undone or run. Nothing was changed.')) }
    Show-ForgottenTrigger
    if ($script:Run['Declined'].get_Count() -gt 0) {
        return (Get-RunResult -Outcome 'interrupted' -ExitCode 1 -Reason 'interrupted' -Message ([string] $script:Run['Declined'].get_Count() + ' steps were declined.') -Remedy 'Roll back again to go on.')
    }
    if ($script:Run['Waiting'].get_Count() -gt 0) { return (Get-WaitingResult -Again 'roll back again') }
    return (Get-RunResult -Outcome 'done' -ExitCode 0 -Message ([string] $script:Run['Undone'].get_Count() + ' steps were undone.' + (Get-KeptText) + (Get-DoubtfulText)))
}
