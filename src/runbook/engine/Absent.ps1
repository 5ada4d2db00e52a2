# A plan with `state: absent` takes out what is ours (Ours.ps1): Apply goes backwards through the steps, as a rollback does, from the
# users' switches to the trust. So it does with the sections of that state in another plan, when everything else is done: the server
# that leaves, then the trust that only it needed. Its own journal records the state before (`removing`) and after (`gone`), so that a rollback of this
# plan can put it back. What no journal knows as ours stays, and is named.
function Set-DesiredState {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true, Position = 0)] [ValidateSet('absent')] [string] $State)
    $script:Run.Absent = ($State -eq 'absent')
}

# What is registered now is to be taken out.
function Test-AbsentPlace {
    return ($script:Run.Absent -or (($null -ne $script:Run.Section) -and $script:Run.Section.Absent))
}

function Test-TakesOut {
    return (@($script:Run.Items | Where-Object { $_.Absent }).Count -gt 0)
}

function Invoke-AbsentMode {
    if (-not $script:Run.WhatIf) { Lock-JournalFolder }
    Import-Journal
    Import-Ours
    Connect-Needed -Key (@(Get-NeededConnection -Phase 'Preflight') + @(Get-OurStep | ForEach-Object { $_.Connection }))
    Invoke-AbsentPreflight
    if (-not $script:Run.WhatIf) {
        Open-Journal
        Lock-Server
    }
    $script:Run['Total'] = @(Get-RemovalOrder).Count
    Invoke-Removal
    if (-not $script:Run.WhatIf) { Clear-ForgottenLock }
    return (Get-AbsentResult)
}

function Get-RemovalOrder {
    $steps = @(Get-OurStep | Where-Object { $script:Run.Selected.ContainsKey($_.Id) })
    Get-RollbackOrder -Touched $steps | Where-Object { $_.Absent }
}

function Invoke-Removal {
    Show-NotOurs
    foreach ($step in @(Get-RemovalOrder)) {
        Enter-Section -Item $step
        if ($step.Kind -eq 'Trigger') {
            Invoke-ApplyTrigger -Trigger $step
            if ($script:Run['ChangedSteps'].ContainsKey($step.Id)) { Write-Residue -Step $step }
        }
        else { Invoke-RemoveStep -Step $step }
    }
}

function Invoke-AbsentPreflight {
    $problems = @(Get-ConnectionProblem)
    $unread = @(Read-SelectedState -Step @(Get-SelectedStep))
    if ($unread.Count -gt 0) { $problems += 'could not be read: ' + [string]::Join(', ', [string[]] $unread) }
    $problems += @(Get-RemovalProblem)
    Assert-Preflight -Problem $problems
    if (($script:Run.Observed -ne '') -and ($script:Run.Observed -ne (Get-ObservedHash))) {
        Assert-Preflight -Problem @('The live state is not the one that was observed: ' + (Get-ObservedHash) + ' now, ' + $script:Run.Observed + ' then')
    }
}

# After the selected steps were read.
function Get-RemovalProblem {
    Get-OursProblem
    foreach ($step in @(Get-SelectedStep)) { Add-NamedOurs -Step $step }
    foreach ($other in @(Get-OurStep)) {
        if ($script:Run.Selected.ContainsKey($other.Id)) { continue }
        foreach ($id in @(Get-Foundation -Step $other)) {
            if ($script:Run.Selected.ContainsKey($id) -and $script:Run.Steps[$id].Absent -and $script:Run['Ours'].ContainsKey($id)) { $other.Id + ' is still there, is not selected, and depends on ' + $id }
        }
    }
}

# What a step depends on, also by way of steps that are not ours.
function Get-Foundation {
    param([hashtable] $Step)
    $seen = @{}
    $open = New-Object -TypeName System.Collections.Queue -ArgumentList (, @($Step.DependsOn))
    while ($open.Count -gt 0) {
        $id = $open.Dequeue()
        if ($seen.ContainsKey($id)) { continue }
        $seen[$id] = $true
        $id
        foreach ($next in $script:Run.Steps[$id].DependsOn) { $open.Enqueue($next) }
    }
}

function Get-OursProblem {
    foreach ($step in @(Get-OurStep)) {
        if (-not (Test-UsableRecord -Step $step -Record $script:Run['Ours'][$step.Id])) { $step.Id + ' was recorded by a plan of another shape; roll that plan back' }
    }
    foreach ($name in @($script:Run['OursOf'].get_Keys())) {
        if (([string] $script:Run['OrganisationName'] -ne '') -and ($name -cne $script:Run['OrganisationName'])) { 'a journal of this folder belongs to another organisation, ' + $name }
    }
}

# What looks as if this environment had put it in, without a journal that says so.
function Show-NotOurs {
    foreach ($step in @(Get-SelectedStep)) {
        if (($step.Kind -ne 'Step') -or -not $step.Absent -or $script:Run['Ours'].ContainsKey($step.Id) -or -not $script:Run['States'].ContainsKey($step.Id)) { continue }
        if (Test-AsPlanned -Step $step -State $script:Run['States'][$step.Id]) {
            Write-RunWarning -Message ($step.Id + ' is there, and no journal in ' + (Get-JournalFolder) + ' says that owa-im made or changed it: it stays.')
        }
    }
}

# What taking it out comes to. Action: Remove, Restore or none.
function Get-RemovePlan {
    param([Parameter(Mandatory = $true)] [hashtable] $Step, [Parameter(Mandatory = $true)] [hashtable] $State)
    $record = $script:Run['Ours'][$Step.Id]
    # What was made may be what an earlier file said.
    $made = $Step.Clone()
    if (($null -ne $record.Made) -and $record.Made.Exists) {
        $expect = @{}
        foreach ($name in $Step.ExpectNames) { $expect[$name] = $record.Made.Values[$name] }
        $made['Expect'] = $expect
    }
    $undo = Get-UndoPlan -Step $made -Baseline $record.Baseline -Now $State
    # What stood there before was of an earlier plan of this environment.
    if (($undo.Action -eq 'Restore') -and ($null -ne $Step['Earlier'])) {
        $text = Invoke-TextBlock -Connection $Step.Connection -Block $Step['Earlier'] -ArgumentList @(, (ConvertTo-BlockArgument -State $record.Baseline))
        if ($text -ne '') { $undo.Action = 'none' }
    }
    if (($undo.Action -ne 'none') -and ($null -ne $Step['Keep'])) {
        Add-KeepReason -Step $Step -Undo $undo -Arguments @(Get-UndoArgument -Recorded $record -Now $State -Undo $undo)
    }
    return $undo
}

function Invoke-RemoveStep {
    param([hashtable] $Step)
    Assert-NotStopped
    Write-StepStarted -Step $Step
    $record = $script:Run['Ours'][$Step.Id]
    $now = Get-CurrentState -Step $Step
    $undo = Get-RemovePlan -Step $Step -State $now
    if ($undo.Action -eq 'none') {
        $outcome = 'as-planned'
        if ($undo.Kept) { $outcome = 'kept'; $script:Run['Kept'][$Step.Id] = $true }
        Write-StepOutcome -Step $Step -Outcome $outcome -Before $now -After $now -Message $undo.Message
        return
    }
    $awaited = Get-AwaitedText -Step $Step
    if ($awaited -ne '') {
        Write-StepOutcome -Step $Step -Outcome 'skipped' -Before $now -After $now -Message $awaited
        return
    }
    Assert-TimeLeft -Step $Step
    if (-not (Confirm-Change -Step $Step -State $now -Action 'Take out' -Message $undo.Message)) { return }
    Add-StateLine -Kind 'removing' -Step $Step -State $now
    $script:Run.Changed = $true
    try { $said = Invoke-TextBlock -Connection $Step.Connection -Block $Step[$undo.Action] -ArgumentList @(Get-UndoArgument -Recorded $record -Now $now -Undo $undo) }
    catch { Stop-Rollback -Step $Step -State $now -Text (Get-ErrorText -ErrorRecord $_) }
    if ($said -ne '') {
        $undo.Kept = $true
        $undo.Message = ($undo.Message + ' ' + $said).Trim()
        $undo.Action = 'partly'
        $undo.Values = @{}
    }
    $after = Read-UndoneState -Step $Step -Undo $undo -Baseline $record.Baseline -Now $now
    Add-StateLine -Kind 'gone' -Step $Step -State $after
    $script:Run['ChangedSteps'][$Step.Id] = $true
    $script:Run['ChangedTargets'][$Step.Target] = $true
    $outcome = 'undone'
    if ($undo.Kept) { $outcome = 'kept'; $script:Run['Kept'][$Step.Id] = $true }
    Write-StepOutcome -Step $Step -Outcome $outcome -Before $now -After $after -Message $undo.Message
    Write-Residue -Step $Step
}

# The steps of what stays that come before something of this run is taken out: what takes its place.
function Get-Replacement {
    foreach ($step in @(Get-SelectedStep)) {
        if (-not $step.Absent) { continue }
        foreach ($id in $step.DependsOn) { if (-not $script:Run.Steps[$id].Absent) { $script:Run.Steps[$id] } }
    }
}

# The old stays as long as the new is not in its place: on a server that was not selected yet, or that waits for a restart by hand.
function Get-AwaitedText {
    param([hashtable] $Step)
    if ($script:Run.WhatIf) { return '' }
    foreach ($id in $Step.DependsOn) {
        $other = $script:Run.Steps[$id]
        if ($other.Absent) { continue }
        if ($script:Run['Waiting'].ContainsKey($id) -or $script:Run['Declined'].ContainsKey($id) -or $script:Run.State.Due.ContainsKey($id)) { return ('It stays until ' + $id + ' is done: apply again then.') }
        if ($other.Kind -eq 'Trigger') { continue }
        if (-not (Test-AsPlanned -Step $other -State (Get-CurrentState -Step $other))) { return ('It stays until ' + $id + ' is as planned: apply again then.') }
    }
    return ''
}

function Get-AbsentResult {
    $result = Get-ApplyResult
    if ($result.Outcome -ne 'done') { return $result }
    if ($script:Run.WhatIf) { return $result }
    $result.Message = [string] $script:Run['ChangedSteps'].get_Count() + ' steps were taken out or run.' + (Get-KeptText) + (Get-DoubtfulText)
    return $result
}

function Get-KeptText {
    if ($script:Run['Kept'].get_Count() -eq 0) { return '' }
    return ' Left as someone else made it since: ' + [string]::Join(', ', [string[]] @(Get-SortedText -Text @($script:Run['Kept'].get_Keys()))) + '.'
}

# Test and Verify: as planned is what is not ours, or not there any more. Returns what Show-StepComparison does.
function Show-AbsentComparison {
    param([hashtable] $Step, [hashtable] $State)
    $script:Run['States'][$Step.Id] = $State
    Add-NamedOurs -Step $Step
    if (-not $script:Run['Ours'].ContainsKey($Step.Id)) {
        Write-StepOutcome -Step $Step -Outcome 'as-planned' -Before $State -After $State
        return 'as-planned'
    }
    $undo = Get-RemovePlan -Step $Step -State $State
    if ($undo.Action -eq 'none') {
        $outcome = 'as-planned'
        if ($undo.Kept) { $outcome = 'kept' }
        Write-StepOutcome -Step $Step -Outcome $outcome -Before $State -After $State -Message $undo.Message
        return 'as-planned'
    }
    $script:Run['WouldChange'][$Step.Id] = $true
    $message = 'It would be removed.'
    if ($undo.Action -eq 'Restore') { $message = 'It would get back what it was before: ' + [string]::Join(', ', [string[]] @(Get-SortedText -Text @($undo.Values.get_Keys()))) + '.' }
    Write-StepOutcome -Step $Step -Outcome 'differs' -Before $State -After $State -Message $message
    return 'differs'
}

# Rollback of such a plan puts back what it took out, in the order of the runbook, by the blocks that made it.
# It can only make what the file says: where something else stood, that stays away, and is said.
function Invoke-PutBackStep {
    param([hashtable] $Step)
    Assert-NotStopped
    Write-StepStarted -Step $Step
    $recorded = $script:Run.State.Steps[$Step.Id]
    $now = Get-UndoState -Step $Step
    $undo = @{ Action = 'none'; Values = @{}; Kept = $false; Names = @(); Message = '' }
    $different = @($Step.ExpectNames | Where-Object { ($now.Exists -ne $recorded.Baseline.Exists) -or ($now.Exists -and -not (Test-RestoredValue -Left $now.Values[$_] -Right $recorded.Baseline.Values[$_])) })
    if ($different.Count -gt 0) {
        $block = Get-ChangeBlock -Step $Step -State $now
        if (-not (Test-AsPlanned -Step $Step -State $recorded.Baseline)) { Add-Kept -Undo $undo -Names $different -Message 'What stood there was not what this file says: apply the plan that made it.' }
        elseif (-not (Test-LeftAlone -Recorded $recorded -Step $Step -State $now) -or ($null -eq $block)) { Add-Kept -Undo $undo -Names $different -Message 'Someone changed it since: that stays.' }
        else {
            if (-not (Confirm-Change -Step $Step -State $now -Action 'Put back')) { return }
            Add-StateLine -Kind 'undo' -Step $Step -State $now
            $script:Run.Changed = $true
            try { [void] @(Invoke-TargetBlock -Connection $Step.Connection -Block $block -ArgumentList @(, (ConvertTo-BlockArgument -State $now))) }
            catch { Stop-Rollback -Step $Step -State $now -Text (Get-ErrorText -ErrorRecord $_) }
            $after = Read-SettledState -Step $Step -Before $now
            $script:Run['Undone'][$Step.Id] = $true
            $undo.Action = 'Create'
            Complete-Undo -Step $Step -Undo $undo -Now $now -After $after
            return
        }
    }
    Complete-Undo -Step $Step -Undo $undo -Now $now -After $now
}

# As this plan left it: its last record, or, where it was cut off, the state before or after.
function Test-LeftAlone {
    param([hashtable] $Recorded, [hashtable] $Step, [hashtable] $State)
    if (-not $Recorded.ContainsKey('Gone')) { return $true }
    if ($State.Exists -ne $Recorded['Gone'].Exists) { return $false }
    foreach ($name in $Step.ExpectNames) {
        if ($State.Exists -and -not (Test-RestoredValue -Left $State.Values[$name] -Right $Recorded['Gone'].Values[$name])) { return $false }
    }
    return $true
}

# In the order of the runbook: each step that was taken out, and after them the triggers that they make due.
function Get-PutBackOrder {
    param([AllowEmptyCollection()] [object[]] $Touched)
    foreach ($item in $script:Run.Items) {
        if ($item.Kind -eq 'Step') { if (@($Touched | Where-Object { $_.Id -eq $item.Id }).Count -gt 0) { $item } }
        elseif (($item.Kind -eq 'Trigger') -and $item.Absent -and $script:Run.Selected.ContainsKey($item.Id)) {
            if ($script:Run.State.Due.ContainsKey($item.Id) -or (@($Touched | Where-Object { $item.TriggeredBy -contains $_.Id }).Count -gt 0)) { $item }
        }
    }
}
