# What the account may not do at the other end of a connection, as far as it can be seen before anything is done.
function Get-MissingRight {
    param([Parameter(Mandatory = $true)] [hashtable] $Connection)
    $missing = @(Get-MissingCommand -Connection $Connection)
    if ($missing.Count -gt 0) { 'These commands are missing, so the account lacks the rights for them: ' + [string]::Join(', ', $missing) + '.' }
    if (Test-AdministratorMissing -Connection $Connection) { 'The account is no administrator there, or the shell was not started as one.' }
}

# Role-based access hides what an account may not do: a missing command is a missing right.
# Asked of the shell itself: another one that is open, too, may have a command of that name.
function Get-MissingCommand {
    param([hashtable] $Connection)
    if ($Connection.RequiredCommand.Count -eq 0) { return }
    $opened = $script:Run.Opened[$Connection.Key]
    if ($opened.Send) {
        Invoke-Command -Session $opened.Session -ErrorAction Stop -ArgumentList (, $Connection.RequiredCommand) -ScriptBlock {
            param($Names)
            foreach ($name in $Names) { if ($null -eq (Get-Command -Name $name -ErrorAction SilentlyContinue)) { $name } }
        }
        return
    }
    foreach ($name in $Connection.RequiredCommand) {
        if ($null -ne $opened.Module) { $there = $opened.Module.ExportedCommands.ContainsKey($name) }
        else { $there = ($null -ne (Get-Command -Name $name -ErrorAction SilentlyContinue)) }
        if (-not $there) { $name }
    }
}

# The files and the application pools of a server are an administrator's. An endpoint that somebody made for this purpose gives
# its own rights: what they are for shows when it is asked.
function Test-AdministratorMissing {
    param([hashtable] $Connection)
    if (-not $Connection.Target.StartsWith('server/', [System.StringComparison]::Ordinal)) { return $false }
    if (($Connection.Kind -eq 'Computer') -and ($Connection.ConfigurationName -ne 'Microsoft.PowerShell')) { return $false }
    $is = @(Invoke-TargetBlock -Connection $Connection.Key -Block {
            if ([System.Environment]::OSVersion.Platform -ne [System.PlatformID]::Win32NT) { return $true }
            $account = New-Object -TypeName System.Security.Principal.WindowsPrincipal -ArgumentList ([System.Security.Principal.WindowsIdentity]::GetCurrent())
            return $account.IsInRole([System.Security.Principal.WindowsBuiltInRole]::Administrator)
        })
    return (-not ($is.Count -eq 1 -and [bool] $is[0]))
}
