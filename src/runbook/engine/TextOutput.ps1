# The events as lines for a person. State first, in a column, then the id; below it what was found and what is wanted.
function Write-EventText {
    param([Parameter(Mandatory = $true)] [System.Collections.IDictionary] $Fields)
    switch ($Fields['event']) {
        'run-started' { Write-StartText -Fields $Fields }
        'check' { Write-CheckText -Fields $Fields }
        'progress' { Write-ProgressText -Fields $Fields }
        'step' { Write-StepText -Fields $Fields }
        'output' { Write-Line -Text ('                   > ' + $Fields['text']) }
        'pause' { Write-Line -Text ('  pause            ' + $Fields['seconds'] + ' seconds after ' + $Fields['target']) }
        'warning' { Write-Line -Text ('  warning          ' + $Fields['message']) }
        'residue' { Write-Line -Text ('  stays behind     ' + $Fields['step'] + ': ' + $Fields['text']) }
        'run-ended' { Write-EndText -Fields $Fields }
    }
}

function Write-Line {
    param([AllowEmptyString()] [string] $Text)
    Write-Host -Object ([regex]::Replace($Text, '[\x00-\x1F\x7F\u0085\u2028\u2029]', '?'))
}

function Write-StartText {
    param([System.Collections.IDictionary] $Fields)
    $notes = @{
        test = 'reads only, changes nothing'; apply = 'changes what differs from the plan'
        verify = 'reads only, judges the health'; rollback = 'undoes what the journal says was changed'
    }
    $note = $notes[$Fields['mode']]
    if ($Fields['whatIf']) { $note = 'what if: changes nothing' }
    Write-Line -Text ('owa-im          ' + $Fields['environment'] + ', ' + $Fields['mode'] + ' (' + $note + ')')
    Write-Line -Text ('plan digest     ' + $Fields['digest'])
    Write-Line -Text ('targets         ' + [string]::Join(', ', [string[]] $Fields['targets']) + ' (' + $Fields['steps'] + ' steps)')
    if ($null -ne $Fields['journal']) { Write-Line -Text ('journal         ' + $Fields['journal']) }
    if ($Fields['approvedBy'] -ne '') { Write-Line -Text ('approved by     ' + $Fields['approvedBy'] + ' (stated)') }
    if ($Fields['window'] -ne '') { Write-Line -Text ('change window   ' + $Fields['window']) }
    if ($Fields['stopBefore'] -ne '') { Write-Line -Text ('stop before     ' + $Fields['stopBefore']) }
    Write-Line -Text ''
}

# Only what refuses Apply shouts.
function Write-CheckText {
    param([System.Collections.IDictionary] $Fields)
    $words = @{ required = @{ pass = 'pass'; fail = 'FAIL'; unknown = 'UNKNOWN' }; advice = @{ pass = 'pass'; fail = 'note'; unknown = 'not known' } }
    $word = 'check ' + $words[$Fields['safety']][$Fields['outcome']]
    Write-Line -Text ('  ' + $word.PadRight(17) + $Fields['id'] + '  (on ' + $Fields['where'] + ')')
    if ($Fields['message'] -ne '') { Write-Line -Text ('                   ' + $Fields['message']) }
}

function Write-StepText {
    param([System.Collections.IDictionary] $Fields)
    $words = @{
        'as-planned' = 'as planned'; 'differs' = 'DIFFERS'; 'changed' = 'changed'; 'would-change' = 'would change'; 'skipped' = 'skipped'
        'undone' = 'undone'; 'kept' = 'KEPT'; 'nothing-to-undo' = 'nothing to undo'; 'failed' = 'FAILED'; 'waiting' = 'WAITING'
    }
    $word = $words[$Fields['outcome']]
    $lead = ''
    # A trigger has no state: it was run, and says why it was due.
    if (($Fields['expected'].get_Count() -eq 0) -and ($null -eq $Fields['after'])) {
        if ($Fields['outcome'] -eq 'changed') {
            $word = 'run'
            $lead = 'it was due: '
        }
        if ($Fields['outcome'] -eq 'would-change') { $word = 'would run' }
    }
    Write-Line -Text ('  ' + $word.PadRight(17) + $Fields['id'])
    if (@('differs', 'changed', 'would-change', 'failed') -contains $Fields['outcome']) { Write-DifferenceText -Fields $Fields }
    elseif (@('undone', 'kept') -contains $Fields['outcome']) { Write-UndoText -Fields $Fields }
    if ($Fields.Contains('message')) { Write-Line -Text ('                   ' + $lead + $Fields['message']) }
}

# One line a property that differs, aligned. An absent object is said once.
function Write-DifferenceText {
    param([System.Collections.IDictionary] $Fields)
    $expected = $Fields['expected']
    $before = $Fields['before']
    $names = @(Get-SortedText -Text @($expected.get_Keys()))
    if ($null -ne $before) { $names = @($names | Where-Object { -not (Test-SameValue -Left $before[$_] -Right $expected[$_]) }) }
    if ($names.Count -eq 0) { return }
    if ($null -eq $before) { Write-Line -Text '                   found nothing, wanted:' }
    $width = 0
    foreach ($name in $names) { if ($name.Length -gt $width) { $width = $name.Length } }
    foreach ($name in $names) {
        $line = '                   ' + $name.PadRight($width) + '  '
        if ($null -ne $before) { $line += (Get-ValueText -Value $before[$name]) + ' -> ' }
        Write-Line -Text ($line + (Get-ValueText -Value $expected[$name]))
    }
}

function Write-UndoText {
    param([System.Collections.IDictionary] $Fields)
    $after = $Fields['after']
    if ($null -eq $after) {
        if ($Fields['outcome'] -eq 'undone') { Write-Line -Text '                   removed' }
        return
    }
    foreach ($name in @(Get-SortedText -Text @($after.get_Keys()))) {
        $now = $null
        if ($null -ne $Fields['before']) { $now = $Fields['before'][$name] }
        if (Test-SameValue -Left $now -Right $after[$name]) { continue }
        Write-Line -Text ('                   ' + $name + '  ' + (Get-ValueText -Value $now) + ' -> ' + (Get-ValueText -Value $after[$name]))
    }
}

function Get-ValueText {
    param([AllowNull()] [object] $Value)
    if ($null -eq $Value) { return '(nothing)' }
    if ($Value -is [array]) {
        if ($Value.Count -eq 0) { return '(empty list)' }
        return [string]::Join(', ', [string[]] $Value)
    }
    if ([string] $Value -eq '') { return "''" }
    $text = [string] $Value
    if ($text.Length -gt 120) { $text = $text.Substring(0, 117) + '...' }
    return $text
}

function Write-EndText {
    param([System.Collections.IDictionary] $Fields)
    if (Test-Watched) { Write-Progress -Activity 'owa-im' -Completed }
    Write-Line -Text ''
    $line = $Fields['outcome'].ToUpperInvariant()
    if ($Fields.Contains('reason')) { $line += ' (' + $Fields['reason'] + ')' }
    if ($Fields.Contains('message')) { $line += ': ' + $Fields['message'] }
    Write-Line -Text $line
    if ($Fields.Contains('remedy')) { Write-Line -Text ('What to do: ' + $Fields['remedy']) }
    if ($Fields.Contains('observed')) { Write-Line -Text ('observed        ' + $Fields['observed']) }
}

function Write-ProgressText {
    param([System.Collections.IDictionary] $Fields)
    if (-not (Test-Watched)) { return }
    $percent = 0
    if ($Fields['total'] -gt 0) { $percent = [System.Math]::Min(100, [int] (100 * $Fields['done'] / $Fields['total'])) }
    Write-Progress -Activity 'owa-im' -Status $Fields['text'] -PercentComplete $percent
}

# A bar is for a person at a console: not for a log, a pipe or a scheduled task.
function Test-Watched {
    if ($script:Run.ContainsKey('Watched')) { return $script:Run['Watched'] }
    $watched = [System.Environment]::UserInteractive
    foreach ($argument in [System.Environment]::GetCommandLineArgs()) {
        if ($argument -match '^[-/]noni') { $watched = $false }
    }
    # Console.IsOutputRedirected is younger than Windows PowerShell 3.0.
    $property = [System.Console].GetProperty('IsOutputRedirected')
    if (($null -ne $property) -and [bool] $property.GetValue($null, $null)) { $watched = $false }
    $script:Run['Watched'] = $watched
    return $watched
}
