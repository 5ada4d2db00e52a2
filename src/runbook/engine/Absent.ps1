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
        # Such a step makes nothing that could be there.
        if ($null -ne $step['Earlier']) { continue }
        # What goes with an object that is ours, as the computers of a pool do.
        $whole = $script:Run['Ours'][$step['GoesWith']]
        if (($null -ne $whole) -and -not $whole.Baseline.Exists) { continue }
        if (Test-AsPlanned -Step $step -State $script:Run['States'][$step.Id]) {
            Write-RunWarning -Message ($step.Id + ' is there, and no journal in ' + (Get-JournalFolder) + ' says that owa-im made or changed it: it stays.')
        }
    }
}

# The steps of what stays that come before something of this run is taken out: what takes its place.
function Get-Replacement {
    foreach ($step in @(Get-SelectedStep)) {
        if (-not $step.Absent) { continue }
        foreach ($id in $step.DependsOn) { if (-not $script:Run.Steps[$id].Absent) { $script:Run.Steps[$id] } }
    }
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
