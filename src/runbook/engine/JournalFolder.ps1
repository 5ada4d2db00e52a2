# Where the journal lives: -JournalPath, else %ProgramData%\owa-im\<environment>.
function Get-JournalFolder {
    if ($script:Run.JournalFolder -ne '') {
        return $script:Run.Cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath($script:Run.JournalFolder)
    }
    $data = [System.Environment]::GetEnvironmentVariable('ProgramData')
    if ([string]::IsNullOrEmpty($data)) {
        throw (Get-RefusalException -Reason 'io-failed' -Message 'There is no %ProgramData% on this machine.' -Remedy 'Give -JournalPath, a folder that only administrators can read.')
    }
    return [System.IO.Path]::Combine($data, 'owa-im', $script:Run.Environment)
}

function Get-JournalPath {
    return [System.IO.Path]::Combine((Get-JournalFolder), ($script:Run.Digest.Substring(0, 16) + '.jsonl'))
}

function Get-JournalHeadPath {
    return [System.IO.Path]::Combine((Get-JournalFolder), ($script:Run.Digest.Substring(0, 16) + '.head'))
}

# Creates the folder for administrators, the system and this account. An existing folder keeps what it has, and is said if others may write there.
function Initialize-JournalFolder {
    $folder = Get-JournalFolder
    try {
        if ([System.IO.Directory]::Exists($folder)) {
            Show-FolderAccess -Folder $folder
            return
        }
        $first = $folder
        $parent = [System.IO.Path]::GetDirectoryName($first)
        while (($null -ne $parent) -and -not [System.IO.Directory]::Exists($parent)) {
            $first = $parent
            $parent = [System.IO.Path]::GetDirectoryName($first)
        }
        [void] [System.IO.Directory]::CreateDirectory($first)
        Protect-JournalFolder -Folder $first
        [void] [System.IO.Directory]::CreateDirectory($folder)
    }
    catch {
        throw (Get-RefusalException -Reason 'io-failed' -Message ('The journal folder ' + $folder + ' cannot be used: ' + (Get-ErrorText -ErrorRecord $_)) `
                -Remedy 'Free the disk or the rights, or give another -JournalPath; an interrupted run needs the folder that it used.')
    }
}

function Test-WindowsMachine {
    return ([System.Environment]::OSVersion.Platform -eq [System.PlatformID]::Win32NT)
}

function Protect-JournalFolder {
    param([Parameter(Mandatory = $true)] [string] $Folder)
    if (-not (Test-WindowsMachine)) { return }
    $security = New-Object -TypeName System.Security.AccessControl.DirectorySecurity
    $security.SetAccessRuleProtection($true, $false)
    $account = [System.Security.Principal.WindowsIdentity]::GetCurrent().User
    foreach ($sid in @('S-1-5-32-544', 'S-1-5-18', $account.Value)) {
        $identity = New-Object -TypeName System.Security.Principal.SecurityIdentifier -ArgumentList $sid
        $rule = New-Object -TypeName System.Security.AccessControl.FileSystemAccessRule `
            -ArgumentList $identity, 'FullControl', 'ContainerInherit, ObjectInherit', 'None', 'Allow'
        $security.AddAccessRule($rule)
    }
    Set-Acl -Path $Folder -AclObject $security -WhatIf:$false
}

# Who may write here could forge a journal.
function Show-FolderAccess {
    param([Parameter(Mandatory = $true)] [string] $Folder)
    if (-not (Test-WindowsMachine)) { return }
    $account = [System.Security.Principal.WindowsIdentity]::GetCurrent().User.Value
    $write = [System.Security.AccessControl.FileSystemRights] 'WriteData, AppendData, Delete, ChangePermissions, TakeOwnership'
    $rules = (Get-Acl -Path $Folder).GetAccessRules($true, $true, [System.Security.Principal.SecurityIdentifier])
    foreach ($rule in $rules) {
        if (@('S-1-5-32-544', 'S-1-5-18', 'S-1-3-0', $account) -contains $rule.IdentityReference.Value) { continue }
        if ($rule.AccessControlType -ne [System.Security.AccessControl.AccessControlType]::Allow) { continue }
        if (([int] $rule.FileSystemRights -band [int] $write) -eq 0) { continue }
        Write-RunWarning -Message ('The journal folder ' + $Folder + ' can be written by ' + $rule.IdentityReference.Value + '; only administrators and this account should.')
    }
}
