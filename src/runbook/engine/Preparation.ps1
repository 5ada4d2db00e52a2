# What comes before the first change: connections, the organisation, checks and reads. Everything that is wrong is shown before the run refuses.

# Connections and organisation, as Apply and Rollback need them. Returns what is wrong with them.
function Get-ConnectionProblem {
    foreach ($name in @(Get-BrokenName)) { $name + ' cannot be reached' }
    $organisation = Read-Organisation
    if ($organisation -eq '') { 'the organisation could not be told' }
    else { Assert-JournalOrganisation -Organisation $organisation }
    $script:Run['OrganisationName'] = $organisation
}

# The organisation that answers, as text; '' when it does not.
function Read-Organisation {
    $organisation = $script:Run.Organisation
    if ($null -eq $organisation) { throw 'The runbook does not say how to tell the organisation.' }
    if ($script:Run.Broken.ContainsKey($organisation.Connection)) { return '' }
    try { $text = Invoke-TextBlock -Connection $organisation.Connection -Block $organisation.Read }
    catch {
        Write-RunWarning -Message ('The organisation does not answer: ' + (Get-ErrorText -ErrorRecord $_))
        return ''
    }
    return $text
}

# Reads every selected step into $Run.States. Returns the ids of those that could not be read.
function Read-SelectedState {
    param([Parameter(Mandatory = $true)] [AllowEmptyCollection()] [object[]] $Step)
    $script:Run['States'] = @{}
    foreach ($one in $Step) {
        if ($one.Kind -ne 'Step') { continue }
        if ($script:Run.Broken.ContainsKey($one.Connection)) { $one.Id; continue }
        try { $script:Run['States'][$one.Id] = Read-StepState -Step $one }
        catch {
            Write-StepOutcome -Step $one -Outcome 'failed' -Message ('It could not be read: ' + (Get-ErrorText -ErrorRecord $_))
            $one.Id
        }
    }
}

# A hash of the state that was read: what a reviewer saw, and what Apply may insist on.
function Get-ObservedHash {
    $lines = @(foreach ($step in @(Get-SelectedStep)) {
            if (($step.Kind -ne 'Step') -or -not $script:Run['States'].ContainsKey($step.Id)) { continue }
            $state = $script:Run['States'][$step.Id]
            $values = @{}
            foreach ($name in @($state.Values.get_Keys())) {
                $value = $state.Values[$name]
                if ($value -is [array]) { $value = @(Get-SortedText -Text $value) }
                $values[$name] = $value
            }
            ConvertTo-JsonText -Value ([ordered]@{ step = $step.Id; exists = $state.Exists; values = $values })
        })
    return (Get-TextHash -Text ([string]::Join("`n", [string[]] $lines)))
}

# A step outside the selection on which a selected one depends has to be as planned already.
function Get-DependencyProblem {
    foreach ($step in @(Get-OutsideDependency)) {
        try {
            if ($step.Kind -eq 'Trigger') {
                $pending = Get-PendingText -Trigger $step
                if ($pending -ne '') { $step.Id + ' is pending (' + $pending + ')'; continue }
                $sources = @($step.TriggeredBy | Where-Object { $script:Run.Selected.ContainsKey($_) -and $script:Run['States'].ContainsKey($_) -and -not (Test-AsPlanned -Step $script:Run.Steps[$_] -State $script:Run['States'][$_]) })
                if ($sources.Count -gt 0) { $step.Id + ' would become due after ' + [string]::Join(', ', [string[]] $sources) }
            }
            elseif (-not (Test-AsPlanned -Step $step -State (Read-StepState -Step $step))) { $step.Id + ' is not as planned' }
        }
        catch { $step.Id + ' could not be read: ' + (Get-ErrorText -ErrorRecord $_) }
    }
}

# A step that differs and that nothing in the plan may change: the object is someone else's, or cannot be changed in place.
function Get-RefusedStep {
    foreach ($step in @(Get-SelectedStep)) {
        if (($step.Kind -ne 'Step') -or $step.Absent -or -not $script:Run['States'].ContainsKey($step.Id)) { continue }
        $state = $script:Run['States'][$step.Id]
        if ((Test-AsPlanned -Step $step -State $state) -or ($null -ne (Get-ChangeBlock -Step $step -State $state))) { continue }
        Write-StepOutcome -Step $step -Outcome 'failed' -Before $state -Message (Get-RefuseText -Step $step -State $state)
        $step.Id
    }
}

function Get-ChangeBlock {
    param([hashtable] $Step, [hashtable] $State)
    if ($State.Exists) { return $Step['Change'] }
    return $Step['Create']
}

function Get-RefuseText {
    param([hashtable] $Step, [hashtable] $State)
    if ($Step['Refuse'] -ne '') { return $Step['Refuse'] }
    if ($State.Exists) { return 'It exists and is not as planned, and this plan does not change what it did not make. Correct it by hand, or the environment file.' }
    return 'It does not exist, and this plan cannot make it.'
}

function Assert-Preflight {
    param([AllowEmptyCollection()] [string[]] $Problem)
    if ($Problem.Count -eq 0) { return }
    throw (Get-RefusalException -Reason 'preflight-failed' -Message ('Nothing was changed. ' + [string]::Join('; ', $Problem) + '.') `
            -Remedy 'Put right what is named above, then start again.')
}

# Test and Verify read the journal to know what is due; they go on without it.
function Import-JournalQuietly {
    try { Import-Journal }
    catch {
        $script:Run.State = $null
        Write-RunWarning -Message ((Get-ErrorText -ErrorRecord $_) + ' Apply and Rollback will refuse.')
    }
}
