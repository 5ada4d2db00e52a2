# Sections: steps that belong together, such as everything of one server. A run that has to end by a time (-StopBefore) ends
# between two sections and not inside one: a server that is half done is worse than one that was not begun.

# From here on what is registered belongs to this section. With -Target it is that server's: whoever selects the server selects all of it.
# With -State 'absent' its steps are taken out (Absent.ps1); sections of that state stand one behind the other.
function Add-Section {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true, Position = 0)] [string] $Title,
        [string] $Target = '',
        [ValidateSet('present', 'absent')] [string] $State = 'present'
    )
    $canonical = ''
    if ($Target -ne '') { $canonical = ConvertTo-CanonicalTarget -Name $Target }
    $script:Run.Section = @{ Title = $Title; Target = $canonical; Absent = ($State -eq 'absent'); Begun = $false; EnteredAt = $null; Closed = $false }
}

# The server that an item is about: that of its section, else its target. '' for the organisation's.
function Get-ServerOf {
    param([Parameter(Mandatory = $true)] [hashtable] $Item)
    if (($null -ne $Item.Section) -and ($Item.Section.Target -ne '')) { return $Item.Section.Target }
    if ($Item.Target.StartsWith('server/', [System.StringComparison]::Ordinal)) { return $Item.Target }
    return ''
}

# -StopBefore is a moment with its offset, so that no time zone has to be guessed.
function Resolve-StopBefore {
    $text = $script:Run.StopBeforeText
    if ($text -eq '') { return }
    $moment = [System.DateTimeOffset]::MinValue
    $culture = [System.Globalization.CultureInfo]::InvariantCulture
    if (-not [regex]::IsMatch($text, '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,3})?)?(Z|[+-][0-9]{2}:[0-9]{2})\z') -or
        -not [System.DateTimeOffset]::TryParse($text, $culture, [System.Globalization.DateTimeStyles]::None, [ref] $moment)) {
        throw (Get-RefusalException -Reason 'invalid-config' -Message ('-StopBefore cannot be ' + $text + '.') -Remedy 'Give date, time and offset: 2026-01-31T04:00:00+01:00.')
    }
    if ($script:Run.Mode -ne 'Apply') {
        throw (Get-RefusalException -Reason 'invalid-config' -Message '-StopBefore is for Apply.' -Remedy 'Leave it out: the other modes wait for no window.')
    }
    if ($moment.UtcDateTime -le [System.DateTime]::UtcNow) {
        throw (Get-RefusalException -Reason 'outside-window' -Message ($text + ', the time of -StopBefore, has passed.') -Remedy 'Give a later time.')
    }
    $script:Run.StopBefore = $moment.UtcDateTime
}

# What a server took, from its first item to its pause, is what the next one is expected to take.
function Enter-Section {
    param([Parameter(Mandatory = $true)] [hashtable] $Item)
    $section = $Item.Section
    if ([object]::ReferenceEquals($section, $script:Run['Entered'])) { return }
    Close-Section
    $script:Run['Entered'] = $section
    if ($null -ne $section) { $section.EnteredAt = [System.DateTime]::UtcNow }
}

function Close-Section {
    $section = $script:Run['Entered']
    if (($null -eq $section) -or $section.Closed) { return }
    $section.Closed = $true
    if (-not $section.Begun -or ($section.Target -eq '')) { return }
    $took = ([System.DateTime]::UtcNow - $section.EnteredAt).TotalSeconds
    if ($took -gt $script:Run.LongestServer) { $script:Run.LongestServer = $took }
}

# Asked before each change. Inside a section that this run has begun, or an earlier one has left half done, it goes on whatever the time is.
function Assert-TimeLeft {
    param([Parameter(Mandatory = $true)] [hashtable] $Step)
    if ($script:Run.WhatIf) { return }
    $section = $Step.Section
    if (($null -ne $section) -and ($section.Begun -or (Test-HalfDone -Section $section))) { return }
    $title = $Step.Id
    if ($null -ne $section) { $title = $section.Title }
    $needed = 0
    if ((Get-ServerOf -Item $Step) -ne '') { $needed = $script:Run.LongestServer }
    Assert-Time -Title $title -Needed $needed
    if ($null -ne $section) { $section.Begun = $true }
}

function Test-HalfDone {
    param([hashtable] $Section)
    foreach ($item in $script:Run.Items) {
        if (($item.Kind -eq 'Trigger') -and [object]::ReferenceEquals($item.Section, $Section) -and $script:Run.State.Due.ContainsKey($item.Id)) { return $true }
    }
    return $false
}

function Assert-Time {
    param([string] $Title, [double] $Needed, [int] $PauseSeconds = 0)
    if ($null -eq $script:Run.StopBefore) { return }
    $left = ($script:Run.StopBefore - [System.DateTime]::UtcNow).TotalSeconds
    if ($left -gt ($Needed + $PauseSeconds)) { return }
    $text = $Title + ' was not begun: '
    if ($left -le 0) { $text += 'the time is up.' }
    else {
        $text += [string] [int] [System.Math]::Floor($left) + ' seconds are left'
        if ($PauseSeconds -gt 0) { $text += ', the pause before it takes ' + $PauseSeconds }
        $text += ', and the longest server of this run took ' + [int] [System.Math]::Ceiling($Needed) + '.'
    }
    throw (Get-RefusalException -Reason 'interrupted' -ExitCode 1 -Message ($text + ' What was begun is finished.') -Remedy 'Apply again when there is time, and it goes on from there; or Rollback.')
}

# A pause is made where this run changed something of the server before it, and another server has something to be done.
function Invoke-Pause {
    param([Parameter(Mandatory = $true)] [hashtable] $Pause)
    if ($script:Run.WhatIf -or -not (Test-ChangedHere -Pause $Pause)) { return }
    $next = Get-NextServerWork -Pause $Pause
    if ($null -eq $next) { return }
    Close-Section
    Assert-NotStopped
    $title = $next.Id
    if ($null -ne $next.Section) { $title = $next.Section.Title }
    Assert-Time -Title $title -Needed $script:Run.LongestServer -PauseSeconds $Pause.Seconds
    Write-RunEvent -Fields ([ordered]@{ event = 'pause'; id = $Pause.Id; target = $Pause.Name; seconds = $Pause.Seconds })
    $until = [System.DateTime]::UtcNow.AddSeconds($Pause.Seconds)
    while ([System.DateTime]::UtcNow -lt $until) {
        Assert-NotStopped
        Start-Sleep -Milliseconds 500
    }
}

function Test-ChangedHere {
    param([hashtable] $Pause)
    $server = Get-ServerOf -Item $Pause
    foreach ($id in @($script:Run['ChangedSteps'].get_Keys())) {
        if ((Get-ServerOf -Item $script:Run.Steps[$id]) -eq $server) { return $true }
    }
    return $false
}

# By what was read before the first change. A server that waits for a restart by hand has nothing that a pause could be for.
function Get-NextServerWork {
    param([hashtable] $Pause)
    $behind = $false
    foreach ($item in $script:Run.Items) {
        if ([object]::ReferenceEquals($item, $Pause)) { $behind = $true; continue }
        if (-not $behind -or -not $script:Run.Selected.ContainsKey($item.Id)) { continue }
        $server = Get-ServerOf -Item $item
        if (($server -eq '') -or ($server -eq (Get-ServerOf -Item $Pause))) { continue }
        if (($item.Kind -eq 'Trigger') -and $script:Run.State.Due.ContainsKey($item.Id) -and ($item.Manual -eq '')) { return $item }
        # What is taken out comes after every pause.
        if ($item.Absent) { continue }
        if (($item.Kind -eq 'Step') -and $script:Run['States'].ContainsKey($item.Id) -and -not (Test-AsPlanned -Step $item -State $script:Run['States'][$item.Id])) { return $item }
    }
    return $null
}
