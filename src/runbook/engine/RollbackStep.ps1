# Undoes one step, property by property: what still has the plan's value goes back, what someone else set since stays.
function Invoke-UndoStep {
    param([Parameter(Mandatory = $true)] [hashtable] $Step)
    Assert-NotStopped
    Write-StepStarted -Step $Step
    $recorded = $script:Run.State.Steps[$Step.Id]
    $now = Get-UndoState -Step $Step
    $undo = Get-UndoPlan -Step $Step -Baseline $recorded.Baseline -Now $now
    $arguments = Get-UndoArgument -Recorded $recorded -Now $now -Undo $undo
    if (($undo.Action -ne 'none') -and ($null -ne $Step['Keep'])) { Add-KeepReason -Step $Step -Undo $undo -Arguments $arguments }
    if ($undo.Action -eq 'none') {
        Clear-Leftover -Step $Step -Recorded $recorded
        Complete-Undo -Step $Step -Undo $undo -Now $now -After $now
        return
    }
    if (-not (Confirm-Change -Step $Step -State $now -Action 'Undo' -Message $undo.Message)) { return }
    Add-StateLine -Kind 'undo' -Step $Step -State $now
    $script:Run.Changed = $true
    try { $said = Invoke-TextBlock -Connection $Step.Connection -Block $Step[$undo.Action] -ArgumentList $arguments }
    catch { Stop-Rollback -Step $Step -State $now -Text (Get-ErrorText -ErrorRecord $_) }
    if ($said -ne '') {
        $undo.Kept = $true
        $undo.Message = ($undo.Message + ' ' + $said).Trim()
        # What the block left alone, and says so, is not as it was before.
        $undo.Action = 'partly'
        $undo.Values = @{}
    }
    $after = Read-UndoneState -Step $Step -Undo $undo -Baseline $recorded.Baseline -Now $now
    $script:Run['Undone'][$Step.Id] = $true
    Add-Doubt -Step $Step -Undo $undo -Arguments $arguments
    Complete-Undo -Step $Step -Undo $undo -Now $now -After $after
    Write-Residue -Step $Step
}

# A change that was cut off may have left something beside the object, though the object itself was never touched.
function Clear-Leftover {
    param([hashtable] $Step, [hashtable] $Recorded)
    if ($script:Run.WhatIf -or ($null -eq $Step['Clean']) -or ($null -eq $Recorded.Last)) { return }
    try { [void] @(Invoke-TargetBlock -Connection $Step.Connection -Block $Step['Clean'] -ArgumentList @(, (ConvertTo-BlockArgument -State $Recorded.Last))) }
    catch { Write-RunWarning -Message ($Step.Id + ': what an interrupted run left could not be cleared away: ' + (Get-ErrorText -ErrorRecord $_)) }
}

function Get-UndoState {
    param([hashtable] $Step)
    if ($script:Run.WhatIf) { return $script:Run['States'][$Step.Id] }
    try { return (Read-StepState -Step $Step) }
    catch { Stop-Rollback -Step $Step -State $null -Text ('It could not be read: ' + (Get-ErrorText -ErrorRecord $_)) }
}

# Action: Remove, Restore or none. Values: what Restore has to set. Names: properties that someone else changed since.
function Get-UndoPlan {
    param([hashtable] $Step, [hashtable] $Baseline, [hashtable] $Now)
    $undo = @{ Action = 'none'; Values = @{}; Kept = $false; Names = @(); Message = '' }
    if (-not $Baseline.Exists) {
        if (-not $Now.Exists) { return $undo }
        $names = @(Get-Difference -Step $Step -State $Now)
        if ($names.Count -eq 0) { $undo.Action = 'Remove' }
        else { Add-Kept -Undo $undo -Names $names -Message ('It is not as this plan made it (' + [string]::Join(', ', [string[]] $names) + '): someone changed it since, so it stays.') }
        return $undo
    }
    if (-not $Now.Exists) {
        if (@(Get-Difference -Step $Step -State $Baseline).Count -gt 0) { Add-Kept -Undo $undo -Names @() -Message 'Someone removed it since: there is nothing to give its values back to.' }
        return $undo
    }
    $kept = @()
    foreach ($name in $Step.ExpectNames) {
        $before = $Baseline.Values[$name]
        if (Test-SameValue -Left $before -Right $Step.Expect[$name]) { continue }
        if (Test-SameValue -Left $Now.Values[$name] -Right $Step.Expect[$name]) { $undo.Values[$name] = $before }
        elseif (-not (Test-RestoredValue -Left $Now.Values[$name] -Right $before)) { $kept += $name }
    }
    if ($kept.Count -gt 0) { Add-Kept -Undo $undo -Names $kept -Message ('Someone changed ' + [string]::Join(', ', [string[]] $kept) + ' since: that stays.') }
    if (($undo.Values.get_Count() -gt 0) -and ($null -ne $Step['Restore'])) { $undo.Action = 'Restore' }
    return $undo
}

function Add-Kept {
    param([hashtable] $Undo, [AllowEmptyCollection()] [string[]] $Names, [string] $Message)
    $Undo.Kept = $true
    $Undo.Names = @($Names)
    $Undo.Message = $Message
}

# A reason of the plan's own to leave the object, such as a pool that carries someone else's application by now.
function Add-KeepReason {
    param([hashtable] $Step, [hashtable] $Undo, [object[]] $Arguments)
    $offset = $Arguments.Count - 3
    try { $text = Invoke-TextBlock -Connection $Step.Connection -Block $Step['Keep'] -ArgumentList @($Arguments[$offset], $Arguments[$offset + 1]) }
    catch { Stop-Rollback -Step $Step -State $null -Text ('It could not be judged: ' + (Get-ErrorText -ErrorRecord $_)) }
    if ($text -eq '') { return }
    $Undo.Action = 'none'
    Add-Kept -Undo $Undo -Names @() -Message $text
}

# What came back may not work any more, such as a certificate that has ended since. A rollback gives it back all the same, and says so.
# Asked on the server that the step is about, if the run is connected to it.
function Add-Doubt {
    param([hashtable] $Step, [hashtable] $Undo, [object[]] $Arguments)
    $server = Get-ServerOf -Item $Step
    if (($null -eq $Step['Doubt']) -or ($Arguments.Count -ne 4) -or ($server -eq '') -or -not $script:Run.Opened.ContainsKey($server)) { return }
    try { $text = Invoke-TextBlock -Connection $server -Block $Step['Doubt'] -ArgumentList @($Arguments[0], $Arguments[1]) }
    catch { $text = 'Whether what came back still works could not be seen: ' + (Get-ErrorText -ErrorRecord $_) }
    if ($text -eq '') { return }
    $Undo.Message = ($Undo.Message + ' ' + $text).Trim()
    Write-RunWarning -Message ($Step.Id + ': ' + $text)
}

# Remove: $Before, $Now, $Last. Restore: $Values, $Before, $Now, $Last. Last is the state recorded before the latest change.
function Get-UndoArgument {
    param([hashtable] $Recorded, [hashtable] $Now, [hashtable] $Undo)
    $common = @((ConvertTo-BlockArgument -State $Recorded.Baseline), (ConvertTo-BlockArgument -State $Now), (ConvertTo-BlockArgument -State $Recorded.Last))
    if ($Undo.Action -ne 'Restore') { return $common }
    return (@(, $Undo.Values) + $common)
}

function Read-UndoneState {
    param([hashtable] $Step, [hashtable] $Undo, [hashtable] $Baseline, [hashtable] $Now)
    $until = [System.DateTime]::UtcNow.AddSeconds($Step.SettleSeconds)
    while ($true) {
        try { $after = Read-StepState -Step $Step }
        catch { Stop-Rollback -Step $Step -State $Now -Text ('It was undone and could not be read again: ' + (Get-ErrorText -ErrorRecord $_)) }
        $wrong = @(Get-UndoDifference -Undo $Undo -Baseline $Baseline -After $after)
        if ($wrong.Count -eq 0) { return $after }
        if ([System.DateTime]::UtcNow -ge $until) { break }
        Start-Sleep -Seconds 1
    }
    Stop-Rollback -Step $Step -State $Now -Text ('It was undone, but is not as it was before: ' + [string]::Join(', ', [string[]] $wrong) + '.')
}

function Get-UndoDifference {
    param([hashtable] $Undo, [hashtable] $Baseline, [hashtable] $After)
    if ($Undo.Action -eq 'Remove') {
        if ($After.Exists) { 'it still exists' }
        return
    }
    foreach ($name in @(Get-SortedText -Text @($Undo.Values.get_Keys()))) {
        if (-not $After.Exists) { $name }
        elseif (-not (Test-RestoredValue -Left $After.Values[$name] -Right $Baseline.Values[$name])) { $name }
    }
}

# From here on what is left of the step is no longer this plan's.
function Complete-Undo {
    param([hashtable] $Step, [hashtable] $Undo, [hashtable] $Now, [hashtable] $After)
    if (-not $script:Run.WhatIf) {
        if ($Undo.Kept) { Add-JournalLine -Kind 'kept' -Fields ([ordered]@{ step = $Step.Id; names = @($Undo.Names); message = $Undo.Message }) }
        Add-StateLine -Kind 'undone' -Step $Step -State $After
    }
    $outcome = 'undone'
    if ($Undo.Kept) {
        $outcome = 'kept'
        $script:Run['Kept'][$Step.Id] = $true
    }
    elseif ($Undo.Action -eq 'none') { $outcome = 'nothing-to-undo' }
    Write-StepOutcome -Step $Step -Outcome $outcome -Before $Now -After $After -Message $Undo.Message
}

function Stop-Rollback {
    param([hashtable] $Step, [AllowNull()] [hashtable] $State, [string] $Text)
    Write-StepOutcome -Step $Step -Outcome 'failed' -Before $State -Message $Text
    if ($script:Run.Mode -ne 'Rollback') {
        throw (Get-RefusalException -Reason 'apply-failed' -ExitCode 1 -Message ($Step.Id + ': ' + $Text + ' The rest was not touched.') -Remedy 'Put the cause right and apply again, which goes on from here; or roll back.')
    }
    throw (Get-RefusalException -Reason 'rollback-failed' -ExitCode 1 -Message ($Step.Id + ': ' + $Text) -Remedy 'Put the cause right and roll back again, which goes on from here.')
}
