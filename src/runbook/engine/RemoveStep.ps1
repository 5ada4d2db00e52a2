# What taking out what a step put in comes to. Action: Remove, Restore or none.
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
