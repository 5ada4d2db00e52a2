# Which steps and checks a run is about. -Target and -Step values are split on commas: through -File, `A,B` arrives as one text.

function Resolve-Selection {
    $known = @{}
    foreach ($target in $script:Run.TargetOrder) { $known[$target] = $true }
    $targets = @{}
    foreach ($name in @(Split-Asked -Asked $script:Run.AskedTargets)) {
        $canonical = ConvertTo-CanonicalTarget -Name $name
        if (-not $known.ContainsKey($canonical)) {
            $names = @($script:Run.TargetOrder | ForEach-Object { $script:Run.Connections[$_].Name })
            throw (Get-RefusalException -Reason 'invalid-config' -Message ('This runbook has no target ' + $name + '.') `
                    -Remedy ('Targets are: ' + [string]::Join(', ', $names) + '.'))
        }
        $targets[$canonical] = $true
    }
    $steps = @{}
    foreach ($asked in $script:Run.AskedSteps) {
        foreach ($id in @(Resolve-StepId -Asked $asked)) { $steps[$id] = $true }
    }
    $selected = @{}
    foreach ($item in $script:Run.Items) {
        if (($targets.Count -gt 0) -and -not $targets.ContainsKey($item.Target) -and -not $targets.ContainsKey((Get-ServerOf -Item $item))) { continue }
        if (($item.Kind -ne 'Check') -and ($item.Kind -ne 'Pause') -and ($steps.Count -gt 0) -and -not $steps.ContainsKey($item.Id)) { continue }
        $selected[$item.Id] = $item
    }
    $script:Run['Selected'] = $selected
    $script:Run['Targets'] = @($script:Run.TargetOrder | Where-Object { Test-SelectedTarget -Target $_ -Asked $targets })
    if ((@(Get-SelectedStep).Count -eq 0) -and ($steps.Count -gt 0)) {
        throw (Get-RefusalException -Reason 'invalid-config' -Message 'No step is both of the given -Target and among the given -Step.' -Remedy 'Give the target of the step, or only -Step.')
    }
}

# A target is part of the run when it was asked for and, where steps were asked for, has one of them.
function Test-SelectedTarget {
    param([string] $Target, [hashtable] $Asked)
    if (($Asked.Count -gt 0) -and -not $Asked.ContainsKey($Target)) { return $false }
    if ($script:Run.AskedSteps.Count -eq 0) { return $true }
    foreach ($step in @(Get-SelectedStep)) { if ($step.Target -eq $Target) { return $true } }
    return $false
}

function Split-Asked {
    param([AllowEmptyCollection()] [string[]] $Asked)
    foreach ($text in $Asked) {
        foreach ($part in $text.Split(',')) { if ($part.Trim() -ne '') { $part.Trim() } }
    }
}

# An id may hold a comma (a policy's name): the whole text is tried first.
function Resolve-StepId {
    param([string] $Asked)
    if ($script:Run.Steps.ContainsKey($Asked.Trim())) { return $script:Run.Steps[$Asked.Trim()].Id }
    foreach ($part in @(Split-Asked -Asked @($Asked))) {
        if (-not $script:Run.Steps.ContainsKey($part)) {
            throw (Get-RefusalException -Reason 'invalid-config' -Message ('This runbook has no step ' + $part + '.') -Remedy 'The ids are the first words of its Step lines.')
        }
        $script:Run.Steps[$part].Id
    }
}

function Get-SelectedStep {
    foreach ($item in $script:Run.Items) {
        if ((($item.Kind -eq 'Step') -or ($item.Kind -eq 'Trigger')) -and $script:Run.Selected.ContainsKey($item.Id)) { $item }
    }
}

# Checks of the selected targets and, before any change, of the Exchange organisation, whatever is selected.
function Get-SelectedCheck {
    param([Parameter(Mandatory = $true)] [string[]] $Phase)
    foreach ($item in $script:Run.Items) {
        if (($item.Kind -ne 'Check') -or ($Phase -notcontains $item.Phase)) { continue }
        if (Test-SelectedCheck -Check $item) { $item }
    }
}

function Test-SelectedCheck {
    param([hashtable] $Check)
    if ($script:Run.Targets -contains $Check.Target) { return $true }
    return (($Check.Phase -eq 'Preflight') -and ($Check.Target -eq 'exchange') -and $script:Run.Connections.ContainsKey('exchange'))
}

# Steps outside the selection that a selected step directly depends on. What is taken out needs none of them.
function Get-OutsideDependency {
    $seen = @{}
    foreach ($step in @(Get-SelectedStep)) {
        if ($step.Absent) { continue }
        foreach ($id in $step.DependsOn) {
            if ($script:Run.Selected.ContainsKey($id) -or $seen.ContainsKey($id)) { continue }
            $seen[$id] = $true
            $script:Run.Steps[$id]
        }
    }
}
