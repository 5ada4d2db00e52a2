# Each target is connected to once in a run, and let go of at its end.
# A target that cannot be reached is kept in mind, so that all that is wrong is shown at once.

function Connect-Target {
    param([Parameter(Mandatory = $true)] [AllowEmptyCollection()] [string[]] $Target)
    foreach ($name in $script:Run.TargetOrder) {
        if ($Target -notcontains $name) { continue }
        $connection = $script:Run.Connections[$name]
        $problem = ''
        # Importing commands is no change: under -WhatIf it would be left out, and nothing could be read.
        $whatIf = $global:WhatIfPreference
        $global:WhatIfPreference = $false
        try { $script:Run.Opened[$name] = Open-Connection -Connection $connection }
        catch { $problem = Get-ErrorText -ErrorRecord $_ }
        finally { $global:WhatIfPreference = $whatIf }
        if ($problem -eq '') {
            $missing = @(Get-MissingCommand -Connection $connection)
            if ($missing.Count -gt 0) {
                $problem = 'These commands are missing, so the account lacks the rights for them: ' + [string]::Join(', ', $missing) + '.'
                Write-ConnectionCheck -Connection $connection -Outcome 'fail' -Message $problem
                $script:Run['Incomplete'] = $true
                continue
            }
            Write-ConnectionCheck -Connection $connection -Outcome 'pass' -Message ''
            continue
        }
        $script:Run.Broken[$name] = $problem
        Write-ConnectionCheck -Connection $connection -Outcome 'unknown' -Message $problem
    }
}

function Write-ConnectionCheck {
    param([hashtable] $Connection, [string] $Outcome, [string] $Message)
    Write-RunEvent -Fields ([ordered]@{
            event = 'check'; id = $Connection.Name + '/connection'; target = $Connection.Name; where = (Get-TargetPlace -Target $Connection.Target)
            outcome = $Outcome; safety = 'required'; message = $Message
        })
}

# Where the commands of a target run.
function Get-TargetPlace {
    param([string] $Target)
    $connection = $script:Run.Connections[$Target]
    switch ($connection.Kind) {
        'Computer' { return $connection.ComputerName }
        'Uri' { return (New-Object -TypeName System.Uri -ArgumentList $connection.Uri).Host }
    }
    return [System.Environment]::MachineName
}

function Open-Connection {
    param([hashtable] $Connection)
    switch ($Connection.Kind) {
        'Module' { return (Open-ModuleConnection -Connection $Connection) }
        'Uri' { return (Open-ShellConnection -Connection $Connection) }
        'Computer' { return (Open-ServerConnection -Connection $Connection) }
    }
    if ($Connection.Target -eq 'exchange') { return (Open-LocalExchange) }
    return @{ Session = $null; Send = $false }
}

# The Lync module is made for Windows PowerShell: 7 says so only where it really does not load.
function Open-ModuleConnection {
    param([hashtable] $Connection)
    try { Import-Module -Name $Connection.Module -Global -DisableNameChecking -ErrorAction Stop }
    catch {
        $text = 'The module ' + $Connection.Module + ' cannot be loaded: ' + (Get-ErrorText -ErrorRecord $_)
        if ($PSVersionTable.PSVersion.Major -ge 6) { $text += ' It needs Windows PowerShell: start the runbook with powershell.exe.' }
        else { $text += ' Run this part on a machine with the administrative tools.' }
        throw $text
    }
    return @{ Session = $null; Send = $false }
}

# The endpoint runs a restricted language: its commands are imported as functions, and what they return is deserialised.
function Open-ShellConnection {
    param([hashtable] $Connection)
    $arguments = @{ ConnectionUri = $Connection.Uri; ErrorAction = 'Stop' }
    if ($Connection.Target -eq 'exchange') {
        $arguments['ConfigurationName'] = 'Microsoft.Exchange'
        $arguments['Authentication'] = 'Kerberos'
    }
    $credential = $script:Run.Credential[$Connection.Target]
    if ($null -ne $credential) { $arguments['Credential'] = $credential }
    $session = New-PSSession @arguments
    try {
        $module = Import-PSSession -Session $session -CommandName $Connection.RequiredCommand -DisableNameChecking -AllowClobber -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        if ($null -eq $module) { throw 'The endpoint offers none of the commands that are needed: the account has no rights there.' }
        Import-Module -ModuleInfo $module -Global -DisableNameChecking -ErrorAction Stop
    }
    catch {
        Remove-PSSession -Session $session
        throw
    }
    return @{ Session = $session; Send = $false }
}

function Open-ServerConnection {
    param([hashtable] $Connection)
    $arguments = @{ ComputerName = $Connection.ComputerName; Port = $Connection.Port; ConfigurationName = $Connection.ConfigurationName; ErrorAction = 'Stop' }
    if ($Connection.UseSsl) { $arguments['UseSSL'] = $true }
    if ($null -ne $script:Run.Credential['server']) { $arguments['Credential'] = $script:Run.Credential['server'] }
    $session = New-PSSession @arguments
    try { [void] @(Invoke-Command -Session $session -ScriptBlock ([scriptblock]::Create((Get-ServerFunctionText))) -ErrorAction Stop) }
    catch {
        Remove-PSSession -Session $session
        throw
    }
    return @{ Session = $session; Send = $true }
}

# The management shell in this process, as its own shortcut starts it. Loading sets preferences: they are set again afterwards.
function Open-LocalExchange {
    $setup = Get-ItemProperty -Path 'HKLM:\SOFTWARE\Microsoft\ExchangeServer\v15\Setup' -ErrorAction Stop
    $path = [System.IO.Path]::Combine([string] $setup.MsiInstallPath, 'bin', 'RemoteExchange.ps1')
    # In the runbook's own scope, where its script blocks look for commands. Text without a home runs where it is sent.
    $state = $script:Run.Cmdlet.SessionState
    $state.PSVariable.Set('OwaImExchangeShell', $path)
    try { [void] @($script:Run.Cmdlet.InvokeCommand.InvokeScript($state, [scriptblock]::Create('. $OwaImExchangeShell; Connect-ExchangeServer -auto'), @())) }
    finally { $state.PSVariable.Remove('OwaImExchangeShell') }
    $global:ErrorActionPreference = 'Stop'
    return @{ Session = $null; Send = $false }
}

# Role-based access hides what an account may not do: a missing command is a missing right.
function Get-MissingCommand {
    param([hashtable] $Connection)
    if ($Connection.Kind -eq 'Computer') { return }
    foreach ($name in $Connection.RequiredCommand) {
        if ($null -eq (Get-Command -Name $name -ErrorAction SilentlyContinue)) { $name }
    }
}

function Disconnect-Target {
    foreach ($name in @($script:Run.Opened.get_Keys())) {
        $session = $script:Run.Opened[$name].Session
        if ($null -eq $session) { continue }
        try { Remove-PSSession -Session $session -ErrorAction Stop -WhatIf:$false }
        catch { Write-RunWarning -Message ('The session of ' + $script:Run.Connections[$name].Name + ' could not be closed: ' + (Get-ErrorText -ErrorRecord $_)) }
    }
    $script:Run.Opened = @{}
}
