# Apply: lock, journal, connections, checks, reads; then the steps in their order. The first failure stops the run.
function Invoke-ApplyMode {
    Show-ClosedWindow
    if ($script:Run.Absent) { return (Invoke-AbsentMode) }
    if (-not $script:Run.WhatIf) { Lock-JournalFolder }
    Import-Journal
    if (Test-TakesOut) { Import-Ours }
    Connect-Needed -Key @(Get-NeededConnection -Phase @('Preflight', 'Health'))
    Invoke-ApplyPreflight
    if (-not $script:Run.WhatIf) {
        Open-Journal
        Lock-Server
    }
    $script:Run['Total'] = @(Get-SelectedStep).Count
    $takenOut = $false
    foreach ($item in $script:Run.Items) {
        if ($item.Absent) {
            if (-not $takenOut) { Invoke-Removal }
            $takenOut = $true
            continue
        }
        Enter-Section -Item $item
        if (($item.Kind -eq 'Check') -or $script:Run.Selected.ContainsKey($item.Id)) { Invoke-ApplyItem -Item $item }
    }
    if (-not $script:Run.WhatIf) { Clear-ForgottenLock }
    return (Get-ApplyResult)
}

function Invoke-ApplyPreflight {
    $problems = @(Get-ConnectionProblem)
    if ($script:Run.Incomplete.Count -gt 0) { $problems += 'rights are missing: ' + [string]::Join(', ', [string[]] $script:Run.Incomplete) }
    $bad = Invoke-CheckList -Check @(Get-SelectedCheck -Phase 'Preflight')
    if ($bad -gt 0) { $problems += (Get-BadCheckText -Kind 'safety-relevant') }
    $unread = @(Read-SelectedState -Step @(Get-SelectedStep))
    if ($unread.Count -gt 0) { $problems += 'could not be read: ' + [string]::Join(', ', [string[]] $unread) }
    $refused = @(Get-RefusedStep)
    if ($refused.Count -gt 0) { $problems += 'cannot be changed: ' + [string]::Join(', ', [string[]] $refused) }
    if (Test-TakesOut) { $problems += @(Get-RemovalProblem) }
    if ($problems.Count -eq 0) { $problems += @(Get-DependencyProblem | ForEach-Object { 'outside the selection, ' + $_ }) }
    Assert-Preflight -Problem $problems
    if (($script:Run.Observed -ne '') -and ($script:Run.Observed -ne (Get-ObservedHash))) {
        Assert-Preflight -Problem @('The live state is not the one that was observed: ' + (Get-ObservedHash) + ' now, ' + $script:Run.Observed + ' then')
    }
}

function Invoke-ApplyItem {
    param([Parameter(Mandatory = $true)] [hashtable] $Item)
    switch ($Item.Kind) {
        'Step' { Invoke-ApplyStep -Step $Item }
        'Trigger' { Invoke-ApplyTrigger -Trigger $Item }
        'Check' { Invoke-HealthCheck -Check $Item }
        'Pause' { Invoke-Pause -Pause $Item }
    }
}

# A server that is not well stops the run before the next one is touched.
function Invoke-HealthCheck {
    param([hashtable] $Check)
    if (($Check.Phase -ne 'Health') -or $script:Run.WhatIf -or -not (Test-SelectedCheck -Check $Check)) { return }
    foreach ($id in @($script:Run['Waiting'].get_Keys())) {
        if ($script:Run.Steps[$id].Target -ne $Check.Target) { continue }
        Write-RunWarning -Message ($Check.Id + ' was not made: ' + $id + ' comes first.')
        return
    }
    Assert-NotStopped
    $result = Invoke-Check -Check $Check
    if ((Test-CheckPassed -Result $result) -or ($Check.Safety -ne 'required')) { return }
    throw (Get-RefusalException -Reason 'verify-failed' -ExitCode 1 -Message ($Check.Id + ': ' + $result.Message + ' The rest was not touched.') `
            -Remedy 'Find the cause and apply again, or roll back.')
}

function Get-ApplyResult {
    if ($script:Run.WhatIf) { return (Get-RunResult -Outcome 'done' -ExitCode 0 -Message ('What if: ' + $script:Run['WouldChange'].get_Count() + ' steps would be run. Nothing was changed.')) }
    Show-ForgottenTrigger
    if ($script:Run['Declined'].get_Count() -gt 0) {
        return (Get-RunResult -Outcome 'interrupted' -ExitCode 1 -Reason 'interrupted' -Message ([string] $script:Run['Declined'].get_Count() + ' steps were declined or depend on a declined one.') -Remedy 'Apply again to go on, or Rollback.')
    }
    if ($script:Run['Waiting'].get_Count() -gt 0) { return (Get-WaitingResult) }
    return (Get-RunResult -Outcome 'done' -ExitCode 0 -Message ([string] $script:Run['ChangedSteps'].get_Count() + ' of ' + @(Get-SelectedStep).Count + ' steps were run, the others were as planned.' + (Get-KeptText) + (Get-DoubtfulText)))
}

function Get-WaitingResult {
    param([string] $Again = 'apply again')
    $waiting = @(Get-SelectedStep | Where-Object { $script:Run['Waiting'].ContainsKey($_.Id) -and ($_.Kind -eq 'Trigger') })
    $names = @($waiting | ForEach-Object { $_.Name } | Select-Object -Unique)
    return (Get-RunResult -Outcome 'failed' -ExitCode 1 -Reason 'restart-pending' -Message ('To be restarted by hand before the rest can follow: ' + [string]::Join(', ', [string[]] $names) + '.') `
            -Remedy ([string]::Join(' ', [string[]] @($waiting | ForEach-Object { $_.Manual })) + ' Then ' + $Again + '.'))
}

# A trigger that is due but outside the selection is remembered; it is said, too.
function Show-ForgottenTrigger {
    foreach ($id in @(Get-SortedText -Text @($script:Run.State.Due.get_Keys()))) {
        if (-not $script:Run.Selected.ContainsKey($id)) { Write-RunWarning -Message ($id + ' is due and was not selected: apply it, too.') }
    }
}
