# The journal of a run: each line is on disk before what it announces is done.

# Reads what there is. Writes nothing: whether the run will write is not known yet.
function Import-Journal {
    $journal = Read-Journal -Path (Get-JournalPath) -HeadPath (Get-JournalHeadPath)
    $state = Get-EmptyJournalState
    foreach ($line in $journal.Lines) { Add-JournalEffect -State $state -Line $line }
    if (($null -ne $state.Open) -and ($state.Open['digest'] -cne $script:Run.Digest)) { Deny-Journal -Text 'It belongs to a plan of another digest.' }
    if (($null -ne $state.Open) -and ($state.Open['environment'] -cne $script:Run.Environment)) { Deny-Journal -Text 'It belongs to another environment.' }
    if ($journal.Dropped) { Write-RunWarning -Message 'The last line of the journal is unfinished, as after a crash or a full disk: it is dropped. What it would have announced was not done.' }
    $script:Run.State = $state
    # Asked before this run adds lines of its own.
    $script:Run['AfterCutOff'] = $state.CutOff
    $script:Run.Journal = @{ Number = $journal.Number; Hash = $journal.Hash; Length = $journal.Length; Stream = $null; Head = $null; Broken = $false }
}

function Assert-JournalOrganisation {
    param([Parameter(Mandatory = $true)] [string] $Organisation)
    $open = $script:Run.State.Open
    if (($null -ne $open) -and ($open['organisation'] -cne $Organisation)) {
        Deny-Journal -Text ('It belongs to the organisation ' + $open['organisation'] + ', the one that answers is ' + $Organisation + '.')
    }
}

# From here on the run writes. The first line of a new journal binds it to digest and organisation.
function Open-Journal {
    $journal = $script:Run.Journal
    try {
        $journal.Stream = Open-JournalFile -Path (Get-JournalPath)
        if ($journal.Stream.Length -ne $journal.Length) { $journal.Stream.SetLength($journal.Length) }
        [void] $journal.Stream.Seek(0, [System.IO.SeekOrigin]::End)
        $journal.Head = Open-JournalFile -Path (Get-JournalHeadPath)
    }
    catch { Stop-Journal -ErrorRecord $_ }
    Initialize-LineTime
    if ($null -eq $script:Run.State.Open) {
        Add-JournalLine -Kind 'open' -Fields ([ordered]@{
                schema = 1; id = (Get-JournalId); digest = $script:Run.Digest; environment = $script:Run.Environment
                organisation = $script:Run['OrganisationName']; engine = $script:Run.Engine
            })
    }
    Add-JournalLine -Kind 'run' -Fields ([ordered]@{
            mode = $script:Run.Mode.ToLowerInvariant(); machine = [System.Environment]::MachineName; account = (Get-AccountName)
            approvedBy = $script:Run.ApprovedBy; steps = @(Get-SelectedStep | ForEach-Object { $_.Id })
        })
}

# A buffer of one byte: what fails to be written must not be tried again when the stream is closed.
# WriteThrough beside Flush: .NET on Linux does not report a flush that fails, but it reports such a write.
function Open-JournalFile {
    param([string] $Path)
    return (New-Object -TypeName System.IO.FileStream -ArgumentList $Path, ([System.IO.FileMode]::OpenOrCreate), ([System.IO.FileAccess]::ReadWrite), ([System.IO.FileShare]::Read), 1, ([System.IO.FileOptions]::WriteThrough))
}

# Of the place and the plan: a run that died before its first line was whole still knows its lock again.
function Get-JournalId {
    return (Get-TextHash -Text ([System.Environment]::MachineName + "`n" + (Get-JournalPath) + "`n" + $script:Run.Digest)).Substring(0, 32)
}

function Get-AccountName {
    return (Get-OneLine -Text ([System.Environment]::UserDomainName + '\' + [System.Environment]::UserName))
}

function Get-JournalTime {
    return (ConvertTo-JournalTime -Time ([System.DateTime]::UtcNow))
}

function ConvertTo-JournalTime {
    param([System.DateTime] $Time)
    return $Time.ToString('yyyy-MM-ddTHH:mm:ss.fffZ', [System.Globalization.CultureInfo]::InvariantCulture)
}

# Which of two plans changed a step last is told by the times in their journals, and those may be of machines whose clocks differ:
# no line is earlier than any that is in the folder already.
function Get-LineTime {
    $now = Get-JournalTime
    if ([string]::CompareOrdinal($now, $script:Run['LatestLine']) -le 0) {
        $latest = [System.DateTime]::Parse($script:Run['LatestLine'], [System.Globalization.CultureInfo]::InvariantCulture, [System.Globalization.DateTimeStyles]::RoundtripKind)
        $now = ConvertTo-JournalTime -Time $latest.AddMilliseconds(1)
    }
    $script:Run['LatestLine'] = $now
    return $now
}

function Initialize-LineTime {
    $latest = ''
    $limit = ConvertTo-JournalTime -Time ([System.DateTime]::UtcNow.AddYears(100))
    foreach ($path in (@(Get-JournalPath) + @(Get-OtherJournal))) {
        try { $text = [System.Text.Encoding]::ASCII.GetString((Read-SharedFile -Path $path -Limit 67108864)) }
        catch { continue }
        foreach ($match in [regex]::Matches($text, '"at":"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z)"')) {
            $at = $match.Groups[1].Value
            if (([string]::CompareOrdinal($at, $latest) -gt 0) -and ([string]::CompareOrdinal($at, $limit) -lt 0)) { $latest = $at }
        }
    }
    $script:Run['LatestLine'] = $latest
    if ([string]::CompareOrdinal($latest, (ConvertTo-JournalTime -Time ([System.DateTime]::UtcNow.AddSeconds(60)))) -gt 0) {
        Write-RunWarning -Message ('The journals in ' + (Get-JournalFolder) + ' go up to ' + $latest + ', which is later than it is here: the clock of this machine, or of another one that wrote there, is wrong. The lines of this run follow on that time.')
    }
}

# Line, flush, head, flush: after this returns, the line survives a power cut.
# Broken in between: Ctrl+C ends it between any two statements, and a line written after that would not follow from the one on disk.
function Add-JournalLine {
    param([Parameter(Mandatory = $true)] [string] $Kind, [Parameter(Mandatory = $true)] [System.Collections.IDictionary] $Fields)
    $journal = $script:Run.Journal
    $line = [ordered]@{ n = $journal.Number + 1; previous = $journal.Hash; at = (Get-LineTime); kind = $Kind }
    foreach ($name in @($Fields.get_Keys())) { $line[$name] = $Fields[$name] }
    $text = ConvertTo-JsonText -Value $line
    $bytes = [System.Text.Encoding]::ASCII.GetBytes($text + "`n")
    try {
        $journal.Broken = $true
        $journal.Stream.Write($bytes, 0, $bytes.Length)
        $journal.Stream.Flush($true)
        $journal.Number += 1
        $journal.Hash = Get-Sha256Hex -Bytes ([System.Text.Encoding]::ASCII.GetBytes($text))
        Add-JournalEffect -State $script:Run.State -Line $line
        $head = $journal.Number.ToString('0000000000', [System.Globalization.CultureInfo]::InvariantCulture) + ' ' + $journal.Hash + "`n"
        $headBytes = [System.Text.Encoding]::ASCII.GetBytes($head)
        # Always the same length, so that it is replaced by one write.
        $journal.Head.Position = 0
        $journal.Head.Write($headBytes, 0, $headBytes.Length)
        $journal.Head.Flush($true)
        $journal.Broken = $false
    }
    catch { Stop-Journal -ErrorRecord $_ }
}

function Add-StateLine {
    param([string] $Kind, [hashtable] $Step, [hashtable] $State)
    foreach ($name in $Step.Names) {
        if ($State.Exists -and -not (Test-JournalValue -Value $State.Values[$name])) {
            throw (Get-RefusalException -Reason 'preflight-failed' -Message ($Step.Id + ': the value of ' + $name + ' cannot be recorded (too long, or with control characters), so it could not be restored.') `
                    -Remedy 'Correct the value by hand first.')
        }
    }
    $values = @{}
    if ($State.Exists) { foreach ($name in $Step.Names) { $values[$name] = $State.Values[$name] } }
    Add-JournalLine -Kind $Kind -Fields ([ordered]@{ step = $Step.Id; exists = $State.Exists; values = $values })
}

# After a failed write nothing more is written: a second attempt could join a torn line.
function Stop-Journal {
    param([System.Management.Automation.ErrorRecord] $ErrorRecord)
    throw (Get-RefusalException -Reason 'io-failed' -Message ('The journal cannot be written: ' + (Get-ErrorText -ErrorRecord $ErrorRecord)) `
            -Remedy 'Free the disk or the rights of the journal folder and run again. Nothing was changed after the last recorded line.')
}

# The last line is a courtesy to the reader: losing it loses nothing.
function Close-Journal {
    param([string] $Outcome, [string] $Reason)
    $journal = $script:Run.Journal
    if (($null -eq $journal) -or ($null -eq $journal.Stream)) { return }
    try { if (-not $journal.Broken) { Add-JournalLine -Kind 'end' -Fields ([ordered]@{ outcome = $Outcome; reason = $Reason }) } }
    catch { Write-RunWarning -Message ('The end of the run could not be recorded: ' + (Get-ErrorText -ErrorRecord $_)) }
    foreach ($stream in @($journal.Stream, $journal.Head)) {
        try { if ($null -ne $stream) { $stream.Dispose() } }
        catch { Write-RunWarning -Message ('The journal could not be closed: ' + (Get-ErrorText -ErrorRecord $_)) }
    }
    $journal.Stream = $null
}
