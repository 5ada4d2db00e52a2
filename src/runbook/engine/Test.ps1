# Test: reads everything, says what differs, writes nothing, takes no lock.
function Invoke-TestMode {
    Import-JournalQuietly
    Connect-Needed -Key @(Get-NeededConnection -Phase @('Preflight', 'Health'))
    [void] (Read-Organisation)
    if (Test-TakesOut) { Import-OursQuietly }
    $bad = Invoke-CheckList -Check @(Get-SelectedCheck -Phase 'Preflight')
    $steps = @(Get-SelectedStep)
    $script:Run['Total'] = $steps.Count
    $script:Run['States'] = @{}
    $unread = @()
    $different = 0
    foreach ($step in $steps) {
        Write-StepStarted -Step $step
        switch (Show-StepComparison -Step $step) {
            'unread' { $unread += $step.Id }
            'differs' { $different += 1 }
        }
    }
    if (Test-TakesOut) {
        Show-NotOurs
        foreach ($problem in @(Get-OursProblem)) { Write-RunWarning -Message ($problem + ': Apply will refuse.') }
    }
    if (-not $script:Run.Absent) { foreach ($problem in @(Get-DependencyProblem)) { Write-RunWarning -Message ('Outside the selection, ' + $problem + ': Apply of this selection will refuse.') } }
    Show-Orphan
    return (Get-TestResult -Unread $unread -Different $different -Bad $bad)
}

function Show-StepComparison {
    param([Parameter(Mandatory = $true)] [hashtable] $Step)
    try {
        if ($Step.Kind -eq 'Trigger') {
            $pending = Get-PendingText -Trigger $Step
            if ($pending -ne '') {
                Write-StepOutcome -Step $Step -Outcome 'differs' -Message $pending
                return 'differs'
            }
            Show-WouldRun -Trigger $Step
            return 'as-planned'
        }
        $state = Read-StepState -Step $Step
    }
    catch {
        Write-StepOutcome -Step $Step -Outcome 'failed' -Message ('It could not be read: ' + (Get-ErrorText -ErrorRecord $_))
        return 'unread'
    }
    if ($Step.Absent) { return (Show-AbsentComparison -Step $Step -State $state) }
    $script:Run['States'][$Step.Id] = $state
    if (Test-AsPlanned -Step $Step -State $state) {
        Write-StepOutcome -Step $Step -Outcome 'as-planned' -Before $state -After $state
        return 'as-planned'
    }
    $message = ''
    if ($null -eq (Get-ChangeBlock -Step $Step -State $state)) { $message = Get-RefuseText -Step $Step -State $state }
    Write-StepOutcome -Step $Step -Outcome 'differs' -Before $state -After $state -Message $message
    return 'differs'
}

# A trigger has no state of its own: it follows from the steps that differ.
function Show-WouldRun {
    param([hashtable] $Trigger)
    $sources = @($Trigger.TriggeredBy | Where-Object { $Trigger.Absent -and $script:Run['WouldChange'].ContainsKey($_) })
    if (-not $Trigger.Absent) { $sources = @($Trigger.TriggeredBy | Where-Object { $script:Run['States'].ContainsKey($_) -and -not (Test-AsPlanned -Step $script:Run.Steps[$_] -State $script:Run['States'][$_]) }) }
    if ($sources.Count -eq 0) {
        Write-StepOutcome -Step $Trigger -Outcome 'as-planned'
        return
    }
    Write-StepOutcome -Step $Trigger -Outcome 'would-change' -Message ('It would run after ' + [string]::Join(', ', [string[]] $sources) + '.')
}

function Get-TestResult {
    param([AllowEmptyCollection()] [string[]] $Unread, [int] $Different, [int] $Bad)
    if (($Unread.Count -gt 0) -or ($script:Run.Broken.Count -gt 0)) {
        return (Get-RunResult -Outcome 'failed' -ExitCode 1 -Reason 'preflight-failed' -Message ('Not everything could be read: ' + [string]::Join(', ', [string[]] (@(Get-BrokenName) + $Unread)) + '.') `
                -Remedy 'Put right what is named above, then test again.')
    }
    $text = [string] $Different + ' of ' + @(Get-SelectedStep).Count + ' steps differ from the plan.'
    if ($Different -eq 0) { $text = 'Everything is as planned.' }
    if ($Bad -gt 0) { $text += ' Apply would refuse: ' + (Get-BadCheckText -Kind 'safety-relevant') + '.' }
    $observed = Get-ObservedHash
    if ($Different -gt 0) { return (Get-RunResult -Outcome 'differs' -ExitCode 3 -Message $text -Observed $observed) }
    return (Get-RunResult -Outcome 'done' -ExitCode 0 -Message $text -Observed $observed)
}
