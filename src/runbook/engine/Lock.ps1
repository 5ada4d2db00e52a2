# One run at a time in a journal folder: a file held open without sharing. The system lets go of it when a run dies.
# Who holds it stands in a second file, since a file held this way cannot be read.
function Lock-JournalFolder {
    $folder = Get-JournalFolder
    Initialize-JournalFolder
    $path = [System.IO.Path]::Combine($folder, 'lock')
    $ownerPath = [System.IO.Path]::Combine($folder, 'lock-owner')
    try {
        $script:Run.Lock = New-Object -TypeName System.IO.FileStream -ArgumentList $path, ([System.IO.FileMode]::OpenOrCreate), ([System.IO.FileAccess]::ReadWrite), ([System.IO.FileShare]::None), 1
    }
    catch {
        $exception = $_.Exception
        while ($null -ne $exception.InnerException) { $exception = $exception.InnerException }
        if (($exception -is [System.UnauthorizedAccessException]) -or -not (Test-SharingViolation -Exception $exception)) {
            throw (Get-RefusalException -Reason 'io-failed' -Message ('The lock ' + $path + ' cannot be written: ' + (Get-OneLine -Text $exception.Message)) -Remedy 'Free the disk or the rights of the journal folder.')
        }
        throw (Get-RefusalException -Reason 'locked' -Message ('Another run holds ' + $path + ': ' + (Read-LockOwner -Path $ownerPath) + '.') -Remedy 'Wait until it has ended. A run that died holds nothing: then simply start again.')
    }
    try {
        $text = $script:Run.Mode.ToLowerInvariant() + ' by ' + (Get-AccountName) + ' on ' + [System.Environment]::MachineName + ', process ' + (Get-ProcessNumber) + ', since ' + (Get-JournalTime)
        [System.IO.File]::WriteAllText($ownerPath, $text)
        $stopPath = Get-StopPath
        if ([System.IO.File]::Exists($stopPath)) { [System.IO.File]::Delete($stopPath) }
    }
    catch {
        throw (Get-RefusalException -Reason 'io-failed' -Message ('The journal folder cannot be written: ' + (Get-ErrorText -ErrorRecord $_)) -Remedy 'Free the disk or the rights of the journal folder.')
    }
}

# ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION on Windows; elsewhere flock says that the call would block.
function Test-SharingViolation {
    param([System.Exception] $Exception)
    if ($Exception -isnot [System.IO.IOException]) { return $false }
    $code = [System.Runtime.InteropServices.Marshal]::GetHRForException($Exception) -band 0xFFFF
    if (Test-WindowsMachine) { return (@(32, 33) -contains $code) }
    return (@(11, 35) -contains $code)
}

function Read-LockOwner {
    param([string] $Path)
    try { $text = Get-OneLine -Text ([System.IO.File]::ReadAllText($Path)) }
    catch { $text = '' }
    if ($text -eq '') { return 'its owner is not known' }
    return $text
}

function Get-ProcessNumber {
    return [string] [System.Diagnostics.Process]::GetCurrentProcess().Id
}

function Get-StopPath {
    return [System.IO.Path]::Combine((Get-JournalFolder), 'stop')
}

function Test-Stopped {
    return ((-not $script:Run.WhatIf) -and [System.IO.File]::Exists((Get-StopPath)))
}

# Looked for before each step: the one that runs is finished, no other begins.
function Assert-NotStopped {
    if (-not (Test-Stopped)) { return }
    throw (Get-RefusalException -Reason 'interrupted' -ExitCode 1 -Message 'The run was asked to stop: the last step is finished and recorded, no other was begun.' -Remedy 'Apply again to go on, or Rollback.')
}

function Unlock-JournalFolder {
    if ($null -eq $script:Run.Lock) { return }
    try { [System.IO.File]::Delete([System.IO.Path]::Combine((Get-JournalFolder), 'lock-owner')) }
    catch { Write-RunWarning -Message ('lock-owner could not be removed: ' + (Get-ErrorText -ErrorRecord $_)) }
    $script:Run.Lock.Dispose()
    $script:Run.Lock = $null
}
