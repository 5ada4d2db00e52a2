# Rollback of a plan that takes something out (Absent.ps1) puts it back, in the order of the runbook, by the blocks that made it.
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
