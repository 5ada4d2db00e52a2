# One step: test, record, apply, verify.
function Invoke-ApplyStep {
    param([Parameter(Mandatory = $true)] [hashtable] $Step)
    Assert-NotStopped
    Write-StepStarted -Step $Step
    if (Test-Held -Step $Step) { return }
    $state = Get-CurrentState -Step $Step
    if (Test-AsPlanned -Step $Step -State $state) {
        if (-not $script:Run.WhatIf -and $script:Run.State.Steps.ContainsKey($Step.Id) -and $script:Run.State.Steps[$Step.Id].Begun) { Clear-Leftover -Step $Step -Recorded $script:Run.State.Steps[$Step.Id] }
        # So that a later drift is not taken for the state before the first run.
        if (-not $script:Run.WhatIf -and -not $script:Run.State.Steps.ContainsKey($Step.Id)) { Add-StateLine -Kind 'found' -Step $Step -State $state }
        Write-StepOutcome -Step $Step -Outcome 'as-planned' -Before $state -After $state
        return
    }
    $block = Get-ChangeBlock -Step $Step -State $state
    if ($null -eq $block) { Stop-Apply -Step $Step -State $state -Text (Get-RefuseText -Step $Step -State $state) }
    Assert-TimeLeft -Step $Step
    if (-not (Confirm-Change -Step $Step -State $state)) { return }
    Add-StateLine -Kind 'before' -Step $Step -State $state
    $script:Run.Changed = $true
    try { [void] @(Invoke-TargetBlock -Connection $Step.Connection -Block $block -ArgumentList @(, (ConvertTo-BlockArgument -State $state))) }
    catch { Stop-Apply -Step $Step -State $state -Text (Get-ErrorText -ErrorRecord $_) }
    $after = Read-SettledState -Step $Step -Before $state
    Add-StateLine -Kind 'after' -Step $Step -State $after
    $script:Run['ChangedSteps'][$Step.Id] = $true
    $script:Run['ChangedTargets'][$Step.Target] = $true
    Write-StepOutcome -Step $Step -Outcome 'changed' -Before $state -After $after
}

# What was read in the preflight is old as soon as this run has changed anything.
function Get-CurrentState {
    param([hashtable] $Step)
    if ($script:Run.WhatIf) { return $script:Run['States'][$Step.Id] }
    try { return (Read-StepState -Step $Step) }
    catch { Stop-Apply -Step $Step -State $null -Text ('It could not be read: ' + (Get-ErrorText -ErrorRecord $_)) }
}

function Read-SettledState {
    param([hashtable] $Step, [hashtable] $Before)
    $until = [System.DateTime]::UtcNow.AddSeconds($Step.SettleSeconds)
    while ($true) {
        try { $after = Read-StepState -Step $Step }
        catch { Stop-Apply -Step $Step -State $Before -Text ('It was changed and could not be read again: ' + (Get-ErrorText -ErrorRecord $_)) }
        if (Test-AsPlanned -Step $Step -State $after) { return $after }
        if ([System.DateTime]::UtcNow -ge $until) { break }
        Start-Sleep -Seconds 1
    }
    Stop-Apply -Step $Step -State $Before -After $after -Text ('It was changed, but it is still not as planned: ' + [string]::Join(', ', [string[]] @(Get-Difference -Step $Step -State $after)) + '.')
}

# A step waits while one that it depends on waits or was declined.
function Test-Held {
    param([hashtable] $Step)
    foreach ($id in $Step.DependsOn) {
        if ($script:Run['Waiting'].ContainsKey($id)) {
            $script:Run['Waiting'][$Step.Id] = $true
            Write-StepOutcome -Step $Step -Outcome 'waiting' -Message ('It waits for ' + $id + '.')
            return $true
        }
        if ($script:Run['Declined'].ContainsKey($id)) {
            $script:Run['Declined'][$Step.Id] = $true
            Write-StepOutcome -Step $Step -Outcome 'skipped' -Message ('It depends on ' + $id + ', which was declined.')
            return $true
        }
    }
    return $false
}

# -WhatIf says what would be done; -Confirm asks. No state-changing block is even bound before this says yes.
function Confirm-Change {
    param([hashtable] $Step, [AllowNull()] [hashtable] $State, [string] $Action = 'Apply', [string] $Message = '')
    if ($script:Run.WhatIf) {
        $script:Run['WouldChange'][$Step.Id] = $true
        Write-StepOutcome -Step $Step -Outcome 'would-change' -Before $State -Message $Message
        return $false
    }
    try { $agreed = $script:Run.Cmdlet.ShouldProcess($Step.Id, $Action) }
    catch {
        throw (Get-RefusalException -Reason 'interrupted' -Message ('-Confirm asks, and nobody can answer here: ' + (Get-ErrorText -ErrorRecord $_)) -Remedy 'Start it in an interactive shell, or without -Confirm.')
    }
    if ($agreed) { return $true }
    $script:Run['Declined'][$Step.Id] = $true
    Write-StepOutcome -Step $Step -Outcome 'skipped' -Before $State -Message 'Declined.'
    return $false
}

function Stop-Apply {
    param([hashtable] $Step, [AllowNull()] [hashtable] $State, [AllowNull()] [hashtable] $After = $null, [string] $Text)
    Write-StepOutcome -Step $Step -Outcome 'failed' -Before $State -After $After -Message $Text
    throw (Get-RefusalException -Reason 'apply-failed' -ExitCode 1 -Message ($Step.Id + ': ' + $Text + ' The rest was not touched.') -Remedy 'Put the cause right and apply again, which goes on from here; or roll back.')
}
