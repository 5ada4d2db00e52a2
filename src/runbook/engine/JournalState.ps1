# What the lines of a journal mean, line by line; used for lines read back and for lines just written.
#
# Of each step: Baseline, the state before the first run since the last rollback of the step (what a rollback returns to);
# Last, the latest state that was recorded right before a change; Touched, whether anything was about to be changed since the baseline.
# Begun, whether the latest change was announced and not recorded as done.
# Of each trigger: Due, the steps that changed, or were about to, since it last ran to its end; Marks, what stood where a restart
# by hand was first waited for, after the latest of these changes.
function Get-EmptyJournalState {
    return @{ Steps = @{}; Due = @{}; Marks = @{}; Open = $null; Mode = ''; CutOff = $false }
}

function Add-JournalEffect {
    param([Parameter(Mandatory = $true)] [hashtable] $State, [Parameter(Mandatory = $true)] [System.Collections.IDictionary] $Line)
    switch ($Line['kind']) {
        'open' { $State.Open = $Line }
        'run' {
            $State.Mode = $Line['mode']
            $State.CutOff = $true
        }
        'end' {
            $State.CutOff = $false
            Clear-Baseline -State $State -Line $Line
        }
        'found' { Add-StepBaseline -State $State -Line $Line }
        'before' {
            Add-StepBaseline -State $State -Line $Line
            $State.Steps[$Line['step']].Last = ConvertTo-RecordedState -Line $Line
            $State.Steps[$Line['step']]['At'] = $Line['at']
            $State.Steps[$Line['step']].Touched = $true
            $State.Steps[$Line['step']].Begun = $true
            Add-DueTrigger -State $State -StepId $Line['step']
        }
        'after' { if ($State.Steps.ContainsKey($Line['step'])) { $State.Steps[$Line['step']].Begun = $false } }
        'removing' {
            Add-StepBaseline -State $State -Line $Line
            $State.Steps[$Line['step']].Touched = $true
            Add-DueTrigger -State $State -StepId $Line['step']
        }
        'gone' {
            if ($State.Steps.ContainsKey($Line['step'])) {
                $State.Steps[$Line['step']]['Gone'] = ConvertTo-RecordedState -Line $Line
                $State.Steps[$Line['step']]['GoneAt'] = $Line['at']
            }
        }
        'undo' { Add-DueTrigger -State $State -StepId $Line['step'] }
        'undone' { [void] $State.Steps.Remove($Line['step']) }
        # A refresh that live state asked for makes the recycle due like any change.
        'trigger' { Add-DueTrigger -State $State -StepId $Line['step'] }
        'waiting' { $State.Marks[$Line['step']] = $Line['mark'] }
        'triggered' {
            [void] $State.Due.Remove($Line['step'])
            [void] $State.Marks.Remove($Line['step'])
        }
    }
}

function Add-StepBaseline {
    param([hashtable] $State, [System.Collections.IDictionary] $Line)
    if ($State.Steps.ContainsKey($Line['step'])) { return }
    $State.Steps[$Line['step']] = @{ Baseline = (ConvertTo-RecordedState -Line $Line); Last = $null; Touched = $false; Begun = $false }
}

# Once a rollback has undone everything, the next run is a first run again.
function Clear-Baseline {
    param([hashtable] $State, [System.Collections.IDictionary] $Line)
    if (($State.Mode -ne 'rollback') -or ($Line['outcome'] -ne 'done')) { return }
    foreach ($id in @($State.Steps.get_Keys())) { if ($State.Steps[$id].Touched) { return } }
    $State.Steps = @{}
}

function Add-DueTrigger {
    param([hashtable] $State, [string] $StepId)
    foreach ($id in $script:Run.Steps[$StepId].Triggers) {
        [void] $State.Marks.Remove($id)
        if (-not $State.Due.ContainsKey($id)) { $State.Due[$id] = @{} }
        $State.Due[$id][$StepId] = $true
    }
}

# The same shape as Read-StepState gives.
function ConvertTo-RecordedState {
    param([System.Collections.IDictionary] $Line)
    $values = @{}
    foreach ($name in @($Line['values'].get_Keys())) { $values[$name] = ConvertTo-PlainValue -Value $Line['values'][$name] }
    return @{ Exists = [bool] $Line['exists']; Values = $values }
}

# The steps that a rollback has to look at, in the order of the runbook.
function Get-TouchedStep {
    foreach ($item in $script:Run.Items) {
        if ($item.Kind -ne 'Step') { continue }
        if ($script:Run.State.Steps.ContainsKey($item.Id) -and $script:Run.State.Steps[$item.Id].Touched) { $item }
    }
}
