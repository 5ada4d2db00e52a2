# What script blocks for an Exchange server may do with OWA's web.config. Sent to each server as text with the functions
# of the other WebConfig files: none of them uses anything else of the engine.

# Where the back end's OWA keeps its web.config. Without an install path the server's registry is asked.
function Get-OwaWebConfigPath {
    param([AllowEmptyString()] [string] $InstallPath = '')
    if ($InstallPath -eq '') {
        $setup = Get-ItemProperty -Path 'HKLM:\SOFTWARE\Microsoft\ExchangeServer\v15\Setup' -Name 'MsiInstallPath' -ErrorAction Stop
        $InstallPath = [string] $setup.MsiInstallPath
    }
    return [System.IO.Path]::Combine($InstallPath, 'ClientAccess', 'Owa', 'web.config')
}

# What is there and what the edit would make of it: Path, Hash, EditedHash, Inverse, Backup, Warning, and each key's value,
# null where the key is not there. Throws with position and remedy where the file must not be edited. Writes nothing.
function Get-WebConfigKeyState {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [hashtable] $Key, [string] $BackupFolder = '')
    try { $edit = Edit-WebConfigByte -Bytes (Read-WebConfigFile -Path $Path) -Key $Key }
    catch { throw (Get-WebConfigFileException -Path $Path -Exception $_.Exception) }
    $state = @{ Path = $Path; Hash = $edit.Before; EditedHash = $edit.After; Inverse = $edit.Inverse; Backup = $null; Warning = $null }
    if ($BackupFolder -ne '') { $state['Backup'] = Get-WebConfigBackupPath -Folder $BackupFolder -Hash $edit.Before }
    if ($edit.Warnings.Count -gt 0) { $state['Warning'] = [string]::Join(' ', [string[]] @(foreach ($one in $edit.Warnings) { $Path + ':' + $one.Message })) }
    foreach ($name in @($edit.Values.get_Keys())) { $state[$name] = $edit.Values[$name] }
    return $state
}

# Gives the keys their values in the file whose hash was recorded. The backup is on disk before anything else changes.
function Set-WebConfigKey {
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'None')]
    param(
        [Parameter(Mandatory = $true)] [string] $Path,
        [Parameter(Mandatory = $true)] [string] $Hash,
        [Parameter(Mandatory = $true)] [hashtable] $Key,
        [Parameter(Mandatory = $true)] [string] $BackupFolder
    )
    if (-not $PSCmdlet.ShouldProcess($Path)) { return }
    Repair-WebConfigFile -Path $Path
    $bytes = Read-WebConfigFile -Path $Path
    try { $edit = Edit-WebConfigByte -Bytes $bytes -Key $Key }
    catch { throw (Get-WebConfigFileException -Path $Path -Exception $_.Exception) }
    if ($edit.Before -ne $Hash) { throw ($Path + ' was changed since it was read. Nothing was written; run again.') }
    if ($edit.After -ceq $edit.Before) { return }
    foreach ($warning in $edit.Warnings) { Write-Warning -Message ($Path + ':' + $warning.Message) }
    Confirm-WebConfigResult -Path $Path -Bytes $edit.Bytes -Key $Key
    Write-WebConfigBackup -Path (Get-WebConfigBackupPath -Folder $BackupFolder -Hash $edit.Before) -Bytes $bytes
    Switch-WebConfigFile -Path $Path -Bytes $edit.Bytes -Hash $edit.Before
}

# Takes the recorded edit back: byte for byte, or, in a file that changed since, only the keys (of those named in -Key,
# a list or a hashtable) that still have our value. Gives one sentence for each thing that was left as it is.
function Restore-WebConfigKey {
    param(
        [Parameter(Mandatory = $true)] [string] $Path,
        [Parameter(Mandatory = $true)] [string] $Inverse,
        [string] $EditedHash = '',
        [AllowNull()] [object] $Key = $null,
        [string] $BackupFolder = ''
    )
    $only = $null
    if ($Key -is [System.Collections.IDictionary]) { $only = [string[]] @($Key.get_Keys()) }
    elseif ($null -ne $Key) { $only = [string[]] @($Key) }
    Repair-WebConfigFile -Path $Path
    $bytes = Read-WebConfigFile -Path $Path
    try {
        $parsed = ConvertFrom-WebConfigInverse -Inverse $Inverse
        if ($null -eq $parsed -or ($EditedHash -ne '' -and $EditedHash -ne $parsed.After)) { throw (Get-WebConfigInverseException) }
        $result = Undo-WebConfigByte -Bytes $bytes -Inverse $Inverse -Only $only
    }
    catch { throw (Get-WebConfigFileException -Path $Path -Exception $_.Exception) }
    $hash = Get-WebConfigHash -Bytes $bytes
    $wanted = Get-WebConfigHash -Bytes $result.Bytes
    if ($wanted -cne $hash) { Switch-WebConfigFile -Path $Path -Bytes $result.Bytes -Hash $hash }
    Clear-WebConfigLeftover -Path $Path -Hash $parsed.Before -BackupFolder $BackupFolder
    foreach ($sentence in $result.Kept) { $Path + ': ' + $sentence }
    if ($wanted -cne $parsed.Before -and $BackupFolder -ne '') {
        $backup = Get-WebConfigBackupPath -Folder $BackupFolder -Hash $parsed.Before
        if ([System.IO.File]::Exists($backup)) { 'The file changed since the edit, so its backup stays: ' + $backup }
    }
}

# What an interrupted run left: files of ours beside web.config, and, once web.config is again the file with this hash,
# its backup. A folder that is empty then goes too.
function Clear-WebConfigLeftover {
    param([Parameter(Mandatory = $true)] [string] $Path, [Parameter(Mandatory = $true)] [string] $Hash, [string] $BackupFolder = '')
    Repair-WebConfigFile -Path $Path
    if ($BackupFolder -eq '' -or -not [System.IO.Directory]::Exists($BackupFolder)) { return }
    $backup = Get-WebConfigBackupPath -Folder $BackupFolder -Hash $Hash
    [System.IO.File]::Delete($backup + '.tmp')
    if ((Get-WebConfigHash -Bytes (Read-WebConfigFile -Path $Path)) -ne $Hash) { return }
    [System.IO.File]::Delete($backup)
    if ([System.IO.Directory]::GetFileSystemEntries($BackupFolder).Length -eq 0) { [System.IO.Directory]::Delete($BackupFolder) }
}

# Names that IIS does not serve: request filtering denies .config files.
function Get-WebConfigNewPath { param([string] $Path) return ($Path + '.owa-im-new.config') }
function Get-WebConfigOldPath { param([string] $Path) return ($Path + '.owa-im-old.config') }

function Get-WebConfigBackupPath {
    param([string] $Folder, [string] $Hash)
    return [System.IO.Path]::Combine($Folder, $Hash.ToLowerInvariant() + '.web.config')
}

# On Windows the swap is two renames: a run that died between them left the file under its old name only.
function Read-WebConfigFile {
    param([string] $Path)
    $old = Get-WebConfigOldPath -Path $Path
    if (-not [System.IO.File]::Exists($Path) -and [System.IO.File]::Exists($old)) { return , [System.IO.File]::ReadAllBytes($old) }
    return , [System.IO.File]::ReadAllBytes($Path)
}

function Repair-WebConfigFile {
    param([string] $Path)
    $old = Get-WebConfigOldPath -Path $Path
    if ([System.IO.File]::Exists($old)) {
        if ([System.IO.File]::Exists($Path)) { [System.IO.File]::Delete($old) }
        else { [System.IO.File]::Move($old, $Path) }
    }
    if ([System.IO.File]::Exists($Path)) { [System.IO.File]::Delete((Get-WebConfigNewPath -Path $Path)) }
}

# .NET's own reader has the last word before a server's file is touched.
function Confirm-WebConfigResult {
    param([string] $Path, [byte[]] $Bytes, [hashtable] $Key)
    $settings = New-Object -TypeName System.Xml.XmlReaderSettings
    $settings.XmlResolver = $null
    $document = New-Object -TypeName System.Xml.XmlDocument
    $stream = New-Object -TypeName System.IO.MemoryStream -ArgumentList (, $Bytes)
    try { $document.Load([System.Xml.XmlReader]::Create($stream, $settings)) }
    catch { throw ($Path + ': .NET does not read the edited file; nothing was written. ' + $_.Exception.Message) }
    foreach ($name in @($Key.get_Keys())) {
        $found = $document.SelectNodes('/configuration/appSettings/add[@key = "' + $name + '"]/@value')
        if ($found.Count -ne 1 -or -not (Test-WebConfigSameText -Left $found.Item(0).Value -Right $Key[$name])) { throw ($Path + ': the edited file does not give ' + $name + ' its value; nothing was written.') }
    }
}

function Write-WebConfigBackup {
    param([string] $Path, [byte[]] $Bytes)
    [void] [System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($Path))
    $hash = Get-WebConfigHash -Bytes $Bytes
    if ([System.IO.File]::Exists($Path)) {
        if ((Get-WebConfigHash -Bytes ([System.IO.File]::ReadAllBytes($Path))) -ceq $hash) { return }
        [System.IO.File]::Delete($Path)
    }
    Write-WebConfigBytes -Path ($Path + '.tmp') -Bytes $Bytes
    [System.IO.File]::Move($Path + '.tmp', $Path)
}

# On disk, whole, and read again.
function Write-WebConfigBytes {
    param([string] $Path, [byte[]] $Bytes)
    $stream = New-Object -TypeName System.IO.FileStream -ArgumentList $Path, ([System.IO.FileMode]::Create), ([System.IO.FileAccess]::Write), ([System.IO.FileShare]::None)
    try {
        $stream.Write($Bytes, 0, $Bytes.Length)
        $stream.Flush($true)
    }
    finally { $stream.Dispose() }
    if ((Get-WebConfigHash -Bytes ([System.IO.File]::ReadAllBytes($Path))) -cne (Get-WebConfigHash -Bytes $Bytes)) { throw ($Path + ' does not hold what was written to it.') }
}

# Beside, with owner and access of the original, and in its place only if that is still the file that was read.
function Switch-WebConfigFile {
    param([string] $Path, [byte[]] $Bytes, [string] $Hash)
    $new = Get-WebConfigNewPath -Path $Path
    $old = Get-WebConfigOldPath -Path $Path
    try {
        Write-WebConfigBytes -Path $new -Bytes $Bytes
        $access = Get-Acl -LiteralPath $Path -ErrorAction Stop
        Set-Acl -LiteralPath $new -AclObject $access -ErrorAction Stop
        if ((Get-Acl -LiteralPath $new -ErrorAction Stop).Owner -ne $access.Owner) { throw ($Path + ': the owner ' + $access.Owner + ' could not be given to the new file. Nothing was written.') }
        if ((Get-WebConfigHash -Bytes ([System.IO.File]::ReadAllBytes($Path))) -cne $Hash) {
            throw ($Path + ' was changed while it was being edited. Nothing was written; run again.')
        }
        # With a name for the old file a swap that fails half way leaves both files.
        [System.IO.File]::Replace($new, $Path, $old)
    }
    finally { Repair-WebConfigFile -Path $Path }
    if ((Get-WebConfigHash -Bytes ([System.IO.File]::ReadAllBytes($Path))) -cne (Get-WebConfigHash -Bytes $Bytes)) { throw ($Path + ' was changed right after it was edited.') }
}

# The file's name before the place, as in any other diagnostic.
function Get-WebConfigFileException {
    param([string] $Path, [System.Exception] $Exception)
    if (-not $Exception.Data.Contains('WebConfigProblem')) { return $Exception }
    $named = New-Object -TypeName System.InvalidOperationException -ArgumentList ($Path + ':' + $Exception.Message)
    $named.Data['WebConfigProblem'] = $Exception.Data['WebConfigProblem']
    return $named
}
