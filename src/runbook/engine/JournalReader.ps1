# Reads a journal and its head, and trusts nothing: shape, order, hash chain, names, types and sizes are checked.
# Returns @{ Lines; Number; Hash; Length; Dropped }, Length being the bytes of the whole lines, Dropped an unfinished last line.
function Read-Journal {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [string] $HeadPath)
    $journal = @{ Lines = (New-Object -TypeName System.Collections.ArrayList); Number = 0; Hash = ('0' * 64); Length = 0; Dropped = $false }
    $previousHash = $journal.Hash
    if ([System.IO.File]::Exists($Path)) {
        $bytes = Read-SharedFile -Path $Path -Limit 67108864
        $start = 0
        while ($start -lt $bytes.Length) {
            $end = [System.Array]::IndexOf($bytes, [byte] 10, $start)
            if ($end -lt 0) {
                $journal.Dropped = $true
                break
            }
            $lineBytes = New-Object -TypeName 'byte[]' -ArgumentList ($end - $start)
            [System.Array]::Copy($bytes, $start, $lineBytes, 0, $end - $start)
            $previousHash = $journal.Hash
            $line = Read-JournalLine -Bytes $lineBytes -Number ($journal.Number + 1) -Previous $journal.Hash
            [void] $journal.Lines.Add($line)
            $journal.Number += 1
            $journal.Hash = Get-Sha256Hex -Bytes $lineBytes
            $start = $end + 1
        }
        $journal.Length = $start
    }
    Assert-JournalHead -Journal $journal -HeadPath $HeadPath -PreviousHash $previousHash
    return $journal
}

# Another run may have the file open for writing.
function Read-SharedFile {
    param([string] $Path, [long] $Limit)
    try {
        $stream = New-Object -TypeName System.IO.FileStream -ArgumentList $Path, ([System.IO.FileMode]::Open), ([System.IO.FileAccess]::Read), ([System.IO.FileShare]::ReadWrite)
        try {
            if ($stream.Length -gt $Limit) { Deny-Journal -Text ($Path + ' is larger than any journal.') }
            $bytes = New-Object -TypeName 'byte[]' -ArgumentList ([int] $stream.Length)
            $done = 0
            while ($done -lt $bytes.Length) {
                $count = $stream.Read($bytes, $done, $bytes.Length - $done)
                if ($count -le 0) { throw ($Path + ' became shorter while it was read.') }
                $done += $count
            }
        }
        finally { $stream.Dispose() }
    }
    catch {
        if ($null -ne (Get-CarriedRefusal -Exception $_.Exception)) { throw }
        throw (Get-RefusalException -Reason 'io-failed' -Message ($Path + ' cannot be read: ' + (Get-ErrorText -ErrorRecord $_)) -Remedy 'Give this account the right to read it.')
    }
    return , $bytes
}

function Read-JournalLine {
    param([byte[]] $Bytes, [int] $Number, [string] $Previous)
    if (($Bytes.Length -lt 2) -or ($Bytes.Length -gt 4194304)) { Deny-Journal -Text ('Line ' + $Number + ' is empty or too long.') }
    try { $line = ConvertFrom-JsonText -Text ([System.Text.Encoding]::ASCII.GetString($Bytes)) }
    catch { Deny-Journal -Text ('Line ' + $Number + ' cannot be read: ' + (Get-ErrorText -ErrorRecord $_)) }
    if ($line -isnot [System.Collections.Hashtable]) { Deny-Journal -Text ('Line ' + $Number + ' is not an object.') }
    if (-not (Test-JournalField -Line $line -Name 'n' -Type 'number') -or ($line['n'] -ne $Number)) {
        Deny-Journal -Text ('Line ' + $Number + ' does not bear its number: a line was removed, added or moved.')
    }
    if (-not (Test-JournalField -Line $line -Name 'previous' -Type 'text') -or ($line['previous'] -cne $Previous)) {
        Deny-Journal -Text ('Line ' + $Number + ' does not follow from the line before it: one of them was changed.')
    }
    Assert-JournalShape -Line $line -Number $Number
    return $line
}

# The fields of each kind, and what they may be.
function Get-JournalShape {
    return @{
        'open'      = @{ schema = 'number'; id = 'id'; digest = 'hash'; environment = 'text'; organisation = 'text'; engine = 'hash' }
        'run'       = @{ mode = 'text'; machine = 'text'; account = 'text'; approvedBy = 'text'; steps = 'list' }
        'found'     = @{ step = 'step'; exists = 'flag'; values = 'values' }
        'before'    = @{ step = 'step'; exists = 'flag'; values = 'values' }
        'after'     = @{ step = 'step'; exists = 'flag'; values = 'values' }
        'removing'  = @{ step = 'step'; exists = 'flag'; values = 'values' }
        'gone'      = @{ step = 'step'; exists = 'flag'; values = 'values' }
        'undo'      = @{ step = 'step'; exists = 'flag'; values = 'values' }
        'undone'    = @{ step = 'step'; exists = 'flag'; values = 'values' }
        'kept'      = @{ step = 'step'; names = 'list'; message = 'text' }
        'trigger'   = @{ step = 'trigger' }
        'waiting'   = @{ step = 'marked'; mark = 'text' }
        'triggered' = @{ step = 'trigger' }
        'end'       = @{ outcome = 'text'; reason = 'text' }
    }
}

function Assert-JournalShape {
    param([System.Collections.Hashtable] $Line, [int] $Number)
    $shapes = Get-JournalShape
    if (-not (Test-JournalField -Line $Line -Name 'kind' -Type 'text') -or -not $shapes.ContainsKey($Line['kind'])) { Deny-Journal -Text ('Line ' + $Number + ' is of no known kind.') }
    if (($Line['kind'] -ceq 'open') -ne ($Number -eq 1)) { Deny-Journal -Text ('Line ' + $Number + ' is of kind ' + $Line['kind'] + ': exactly the first line opens a journal.') }
    $shape = $shapes[$Line['kind']]
    foreach ($name in @($shape.get_Keys())) {
        if (-not (Test-JournalField -Line $Line -Name $name -Type $shape[$name])) { Deny-Journal -Text ('Line ' + $Number + ': ' + $name + ' is missing or not what it may be.') }
    }
    if (-not (Test-JournalField -Line $Line -Name 'at' -Type 'time') -or ($Line.get_Count() -ne ($shape.get_Count() + 4))) { Deny-Journal -Text ('Line ' + $Number + ' has a field too many or no time.') }
    if ($Line.ContainsKey('values')) { Assert-JournalValues -Line $Line -Number $Number }
}

function Test-JournalField {
    param([System.Collections.Hashtable] $Line, [string] $Name, [string] $Type)
    if (-not $Line.ContainsKey($Name)) { return $false }
    $value = $Line[$Name]
    switch ($Type) {
        'number' { return ($value -is [long]) }
        'flag' { return ($value -is [bool]) }
        'values' { return ($value -is [System.Collections.Hashtable]) }
        'list' { return (($value -is [array]) -and (Test-JournalValue -Value $value)) }
    }
    if (($value -isnot [string]) -or -not (Test-JournalText -Text $value)) { return $false }
    switch ($Type) {
        'hash' { return [regex]::IsMatch($value, '^[0-9a-f]{64}\z') }
        'id' { return [regex]::IsMatch($value, '^[0-9a-f]{32}\z') }
        'time' { return [regex]::IsMatch($value, '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z\z') }
        'step' { return ($script:Run.Steps.ContainsKey($value) -and ($script:Run.Steps[$value].Kind -eq 'Step')) }
        'marked' { return ($script:Run.Steps.ContainsKey($value) -and ($null -ne $script:Run.Steps[$value]['Mark'])) }
        'trigger' { return ($script:Run.Steps.ContainsKey($value) -and ($script:Run.Steps[$value].Kind -eq 'Trigger')) }
    }
    return $true
}

# A present object has exactly the properties that its step expects and records; an absent one has none.
function Assert-JournalValues {
    param([System.Collections.Hashtable] $Line, [int] $Number)
    $names = @()
    if ($Line['exists']) { $names = @($script:Run.Steps[$Line['step']].Names) }
    $values = $Line['values']
    if ($values.get_Count() -ne $names.Count) { Deny-Journal -Text ('Line ' + $Number + ' does not hold the properties of its step.') }
    foreach ($name in $names) {
        if (-not $values.ContainsKey($name) -or -not (Test-JournalValue -Value $values[$name])) {
            Deny-Journal -Text ('Line ' + $Number + ': the property ' + $name + ' is missing or not what it may be.')
        }
    }
}

# The head names number and hash of the last line; it is written after the line, so it may be one line behind.
function Assert-JournalHead {
    param([hashtable] $Journal, [string] $HeadPath, [string] $PreviousHash)
    $text = ''
    if ([System.IO.File]::Exists($HeadPath)) { $text = [System.Text.Encoding]::ASCII.GetString((Read-SharedFile -Path $HeadPath -Limit 4096)) }
    if (($text -eq '') -and ($Journal.Number -le 1)) { return }
    $match = [regex]::Match($text, '^(?<number>[0-9]{10}) (?<hash>[0-9a-f]{64})\n\z')
    if (-not $match.Success) { Deny-Journal -Text 'The file beside the journal that names its last line is missing or damaged.' }
    $number = [int] $match.Groups['number'].Value
    if (($number -eq $Journal.Number) -and ($match.Groups['hash'].Value -ceq $Journal.Hash)) { return }
    if (($number -eq ($Journal.Number - 1)) -and ($match.Groups['hash'].Value -ceq $PreviousHash)) { return }
    Deny-Journal -Text ('The journal has ' + $Journal.Number + ' lines, the file beside it names line ' + $number + ', or another one of that number: lines were removed, added or changed.')
}

function Deny-Journal {
    param([string] $Text)
    throw (Get-RefusalException -Reason 'journal-invalid' -Message ('The journal ' + (Get-JournalPath) + ' is not what a run wrote. ' + $Text) `
            -Remedy 'Find out who changed it and bring back the files as they were. Without them undo by hand, by MANUAL.md of this plan.')
}
