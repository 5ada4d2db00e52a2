# One run at a time on a server, from whatever machine: a file in the folder that also holds the server's backups.
# It bears the id of a journal, and the same journal takes it over: a run that died does not lock out its own resumption.

# Runs on the server. Returns nothing when the lock is ours, else what the file says.
# The file appears whole or not at all: written beside under a name of its own, then moved, which fails where one exists.
function Request-OwaImLock {
    param([string] $Environment, [string] $Id, [string] $Text)
    $folder = [System.IO.Path]::Combine([System.Environment]::GetEnvironmentVariable('ProgramData'), 'owa-im', $Environment)
    $path = [System.IO.Path]::Combine($folder, 'server-lock')
    $own = [System.IO.Path]::Combine($folder, 'server-lock.' + $Id)
    [void] [System.IO.Directory]::CreateDirectory($folder)
    if (-not [System.IO.File]::Exists($path)) {
        $stream = $null
        try {
            $stream = New-Object -TypeName System.IO.FileStream -ArgumentList $own, ([System.IO.FileMode]::Create), ([System.IO.FileAccess]::Write), ([System.IO.FileShare]::None)
            $bytes = (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false).GetBytes($Id + "`n" + $Text + "`n")
            $stream.Write($bytes, 0, $bytes.Length)
            $stream.Flush($true)
        }
        catch {
            # A disk that is full must not keep what could not be finished.
            if ($null -ne $stream) { $stream.Dispose() }
            [System.IO.File]::Delete($own)
            throw
        }
        finally { if ($null -ne $stream) { $stream.Dispose() } }
        try { [System.IO.File]::Move($own, $path) }
        catch { if (-not [System.IO.File]::Exists($path)) { throw } }
    }
    if ([System.IO.File]::Exists($own)) { [System.IO.File]::Delete($own) }
    $found = [System.IO.File]::ReadAllText($path)
    if ($found.StartsWith($Id + "`n", [System.StringComparison]::Ordinal)) { return }
    return ($path + ': ' + $found)
}

# Runs on the server.
function Clear-OwaImLock {
    param([string] $Environment, [string] $Id)
    $base = [System.IO.Path]::Combine([System.Environment]::GetEnvironmentVariable('ProgramData'), 'owa-im')
    $folder = [System.IO.Path]::Combine($base, $Environment)
    if (-not [System.IO.Directory]::Exists($folder)) { return }
    [System.IO.File]::Delete([System.IO.Path]::Combine($folder, 'server-lock.' + $Id))
    $path = [System.IO.Path]::Combine($folder, 'server-lock')
    if ([System.IO.File]::Exists($path) -and [System.IO.File]::ReadAllText($path).StartsWith($Id + "`n", [System.StringComparison]::Ordinal)) { [System.IO.File]::Delete($path) }
    foreach ($empty in @($folder, $base)) {
        if ([System.IO.Directory]::GetFileSystemEntries($empty).Length -gt 0) { return }
        [System.IO.Directory]::Delete($empty)
    }
}

# The servers that the run may touch, locked in the order of the runbook.
function Lock-Server {
    $id = Get-LockId
    $text = 'journal ' + (Get-JournalPath) + ' on ' + [System.Environment]::MachineName + ', ' + (Get-AccountName) + ', ' + (Get-JournalTime)
    foreach ($target in $script:Run.Targets) {
        if (-not $target.StartsWith('server/', [System.StringComparison]::Ordinal)) { continue }
        try { $found = @(Invoke-TargetBlock -Connection $target -Block { param($Environment, $Id, $Text) Request-OwaImLock -Environment $Environment -Id $Id -Text $Text } -ArgumentList @($script:Run.Environment, $id, $text)) }
        catch {
            throw (Get-RefusalException -Reason 'io-failed' -Message ($script:Run.Connections[$target].Name + ' cannot be locked: ' + (Get-ErrorText -ErrorRecord $_)) -Remedy 'The account needs to write in %ProgramData%\owa-im on that server.')
        }
        if ($found.Count -gt 0) {
            throw (Get-RefusalException -Reason 'locked' -Message ($script:Run.Connections[$target].Name + ' is locked by another journal: ' + (Get-OneLine -Text ([string] $found[0]))) `
                    -Remedy 'Wait for that run, or finish it (Apply or Rollback of its plan, from its machine). If that journal no longer exists, delete the file.')
        }
        $script:Run.ServerLocks += $target
    }
}

function Unlock-Server {
    foreach ($target in $script:Run.ServerLocks) {
        try { [void] @(Invoke-TargetBlock -Connection $target -Block { param($Environment, $Id) Clear-OwaImLock -Environment $Environment -Id $Id } -ArgumentList @($script:Run.Environment, (Get-LockId))) }
        catch { Write-RunWarning -Message ('The lock on ' + $script:Run.Connections[$target].Name + ' could not be removed; the next run of this journal takes it over. ' + (Get-ErrorText -ErrorRecord $_)) }
    }
    $script:Run.ServerLocks = @()
}

# A run that was cut off may have left its lock on servers that this one has no business with.
function Clear-ForgottenLock {
    if (-not $script:Run['AfterCutOff']) { return }
    foreach ($target in $script:Run.TargetOrder) {
        if (-not $target.StartsWith('server/', [System.StringComparison]::Ordinal) -or ($script:Run.ServerLocks -contains $target)) { continue }
        try {
            if (-not $script:Run.Opened.ContainsKey($target)) { Open-Connection -Connection $script:Run.Connections[$target] }
            [void] @(Invoke-TargetBlock -Connection $target -Block { param($Environment, $Id) Clear-OwaImLock -Environment $Environment -Id $Id } -ArgumentList @($script:Run.Environment, (Get-LockId)))
        }
        catch { Write-RunWarning -Message ('Whether an earlier run left its lock on ' + $script:Run.Connections[$target].Name + ' could not be seen: ' + (Get-ErrorText -ErrorRecord $_)) }
    }
}

function Get-LockId {
    return [string] $script:Run.State.Open['id']
}
