# What is ours: what earlier plans of this environment made or changed and nobody took back since, by the journals in the same folder.
# A plan with `state: absent` takes it out. Of each step: Baseline, the state before the first of those changes; Made, the state after
# the latest; Last, the state right before that one.

# Into $Run.Ours. A journal that does not hold together refuses: what to remove must not rest on it.
function Import-Ours {
    $kept = @{}
    $gone = @{}
    $script:Run['OursOf'] = @{}
    foreach ($path in @(Get-OtherJournal)) {
        try { $lines = @(Read-OtherJournal -Path $path) }
        catch {
            throw (Get-RefusalException -Reason 'journal-invalid' -Message ('The journal ' + $path + ' of another plan is not what a run wrote: ' + (Get-ErrorText -ErrorRecord $_)) `
                    -Remedy 'Bring the files back as they were, or roll back plan by plan.')
        }
        if ($lines.Count -eq 0) { continue }
        if ($lines[0]['environment'] -cne $script:Run.Environment) { continue }
        $script:Run['OursOf'][[string] $lines[0]['organisation']] = $true
        $own = Get-JournalRecord -Line $lines
        foreach ($id in @($own.Made.get_Keys())) { Join-Record -All $kept -Id $id -Record $own.Made[$id] }
        foreach ($id in @($own.Gone.get_Keys())) { if (-not $gone.ContainsKey($id) -or ([string]::CompareOrdinal($gone[$id], $own.Gone[$id]) -lt 0)) { $gone[$id] = $own.Gone[$id] } }
    }
    foreach ($id in @($script:Run.State.Steps.get_Keys())) { if ($script:Run.State.Steps[$id].ContainsKey('GoneAt')) { $gone[$id] = $script:Run.State.Steps[$id]['GoneAt'] } }
    $ours = @{}
    foreach ($id in @($kept.get_Keys())) {
        if ($gone.ContainsKey($id) -and ([string]::CompareOrdinal($kept[$id].At, $gone[$id]) -le 0)) { continue }
        $ours[$id] = $kept[$id]
    }
    $script:Run['Ours'] = $ours
}

function Get-OtherJournal {
    if (-not [System.IO.Directory]::Exists((Get-JournalFolder))) { return }
    $own = [System.IO.Path]::GetFileName((Get-JournalPath))
    foreach ($file in @(Get-SortedText -Text @([System.IO.Directory]::GetFiles((Get-JournalFolder), '*.jsonl')))) {
        $name = [System.IO.Path]::GetFileName($file)
        if (($name -ne $own) -and [regex]::IsMatch($name, '^[0-9a-f]{16}\.jsonl\z')) { $file }
    }
}

# The whole lines of another plan's journal, each following from the one before, the last one named by the file beside it.
function Read-OtherJournal {
    param([Parameter(Mandatory = $true)] [string] $Path)
    $hash = '0' * 64
    $before = $hash
    $number = 0
    $text = [System.Text.Encoding]::ASCII.GetString((Read-SharedFile -Path $Path -Limit 67108864))
    foreach ($part in [regex]::Matches($text, '([^\n]*)\n')) {
        $number += 1
        $line = ConvertFrom-JsonText -Text $part.Groups[1].Value
        if (($line -isnot [System.Collections.Hashtable]) -or ($line['n'] -ne $number) -or ($line['previous'] -cne $hash)) { throw ('line ' + $number + ' does not follow from the one before.') }
        $before = $hash
        $hash = Get-TextHash -Text $part.Groups[1].Value
        $line
    }
    Assert-JournalHead -Journal @{ Number = $number; Hash = $hash } -HeadPath ([System.IO.Path]::ChangeExtension($Path, '.head')) -PreviousHash $before
}

# What one journal says: Made, the steps that it changed and did not undo; Gone, when a plan with state: absent took one out; Seen,
# when a step was as planned already.
function Get-JournalRecord {
    param([AllowEmptyCollection()] [object[]] $Line)
    $made = @{}
    $gone = @{}
    $found = @{}
    $seen = @{}
    foreach ($one in $Line) {
        if (@('found', 'before', 'after', 'undone', 'gone') -notcontains $one['kind']) { continue }
        if (-not (Test-JournalField -Line $one -Name 'step' -Type 'text') -or -not (Test-JournalField -Line $one -Name 'at' -Type 'time') -or
            -not (Test-JournalField -Line $one -Name 'exists' -Type 'flag') -or -not (Test-JournalField -Line $one -Name 'values' -Type 'values')) { throw 'a line is not of its shape.' }
        $id = $one['step']
        $state = ConvertTo-RecordedState -Line $one
        switch ($one['kind']) {
            'found' {
                if (-not $found.ContainsKey($id)) { $found[$id] = $state }
                $seen[$id] = $one['at']
            }
            'before' {
                if (-not $made.ContainsKey($id)) {
                    $baseline = $state
                    # It was as planned when the plan first saw it: what it repaired later is not its own.
                    if ($found.ContainsKey($id)) { $baseline = $found[$id] }
                    $made[$id] = @{ Baseline = $baseline; Since = $one['at']; Last = $null; At = ''; Made = $null }
                }
                $made[$id].Last = $state
                $made[$id].At = $one['at']
            }
            'after' { if ($made.ContainsKey($id)) { $made[$id].Made = $state } }
            'undone' {
                [void] $made.Remove($id)
                [void] $gone.Remove($id)
                [void] $found.Remove($id)
                [void] $seen.Remove($id)
            }
            'gone' { $gone[$id] = $one['at'] }
        }
    }
    return @{ Made = $made; Gone = $gone; Seen = $seen }
}

# The oldest baseline and the latest change count.
function Join-Record {
    param([hashtable] $All, [string] $Id, [hashtable] $Record)
    if (-not $All.ContainsKey($Id)) {
        $All[$Id] = $Record
        return
    }
    $old = $All[$Id]
    $joined = $Record.Clone()
    if ([string]::CompareOrdinal($old.At, $Record.At) -gt 0) { $joined = $old.Clone() }
    $first = $Record
    if ([string]::CompareOrdinal($old.Since, $Record.Since) -lt 0) { $first = $old }
    $joined.Baseline = $first.Baseline
    $joined.Since = $first.Since
    $All[$Id] = $joined
}

# A record of another version of the plan may hold other properties: it cannot be used, and that is said.
function Test-UsableRecord {
    param([hashtable] $Step, [hashtable] $Record)
    foreach ($state in @($Record.Baseline, $Record.Last, $Record.Made)) {
        if (($null -eq $state) -or -not $state.Exists) { continue }
        if ($state.Values.get_Count() -ne $Step.Names.Count) { return $false }
        foreach ($name in $Step.Names) { if (-not $state.Values.ContainsKey($name) -or -not (Test-JournalValue -Value $state.Values[$name])) { return $false } }
    }
    return $true
}

# The steps of this plan that are to be taken out and are ours, in the order of the runbook.
function Get-OurStep {
    foreach ($item in $script:Run.Items) { if (($item.Kind -eq 'Step') -and $item.Absent -and $script:Run['Ours'].ContainsKey($item.Id)) { $item } }
}

# An object that bears our name is ours, also where its journal is lost: the step's block Ours gives the values that it goes back to.
function Add-NamedOurs {
    param([hashtable] $Step)
    if (($Step.Kind -ne 'Step') -or -not $Step.Absent -or $script:Run['Ours'].ContainsKey($Step.Id) -or -not $script:Run['States'].ContainsKey($Step.Id)) { return }
    $state = $script:Run['States'][$Step.Id]
    if (-not (Test-AsPlanned -Step $Step -State $state)) { return }
    # What came with an object that is ours, as its first computer does with a pool.
    $whole = $script:Run['Ours'][$Step['CameWith']]
    if (($null -ne $whole) -and -not $whole.Baseline.Exists) { $script:Run['Ours'][$Step.Id] = @{ Baseline = @{ Exists = $false; Values = @{} }; Since = ''; Last = $state; At = ''; Made = $state } }
    if ($null -eq $Step['Ours']) { return }
    $said = @(Invoke-TargetBlock -Connection $Step.Connection -Block $Step['Ours'] -ArgumentList @(, (ConvertTo-BlockArgument -State $state)))
    if ($said.Count -ne 1) { return }
    $values = $state.Values.Clone()
    foreach ($name in @($said[0].get_Keys())) { $values[$name] = ConvertTo-PlainValue -Value $said[0][$name] }
    $script:Run['Ours'][$Step.Id] = @{ Baseline = @{ Exists = $true; Values = $values }; Since = ''; Last = $state; At = ''; Made = $state }
}

# Test and Verify only say it: Apply refuses.
function Import-OursQuietly {
    $script:Run['Ours'] = @{}
    $script:Run['OursOf'] = @{}
    if ($null -eq $script:Run.State) { return }
    try { Import-Ours }
    catch { Write-RunWarning -Message ((Get-ErrorText -ErrorRecord $_) + ' Apply will refuse.') }
}
