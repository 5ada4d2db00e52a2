# How a connection of each kind is opened. What is opened stands in $Run.Opened from the first moment, so that it is closed
# whatever comes: Session, null where there is none; Send, whether blocks are sent there; Module, the imported commands of a shell.

function Open-Connection {
    param([Parameter(Mandatory = $true)] [hashtable] $Connection)
    $opened = @{ Session = $null; Send = $false; Module = $null }
    $script:Run.Opened[$Connection.Key] = $opened
    switch ($Connection.Kind) {
        'Module' { Import-ProductModule -Connection $Connection }
        'Uri' { Open-Shell -Connection $Connection -Opened $opened }
        'Computer' { Open-Machine -Connection $Connection -Opened $opened }
        'Local' { if ($Connection.Target -eq 'exchange') { Open-LocalExchange -Connection $Connection -Opened $opened } }
    }
}

# The Lync module is made for Windows PowerShell: 7 says so only where it really does not load.
function Import-ProductModule {
    param([hashtable] $Connection)
    try { Import-Module -Name $Connection.Module -Global -DisableNameChecking -ErrorAction Stop }
    catch {
        $text = 'The module ' + $Connection.Module + ' cannot be loaded: ' + (Get-ErrorText -ErrorRecord $_)
        if ($PSVersionTable.PSVersion.Major -ge 6) { $text += ' It needs Windows PowerShell: start the runbook with powershell.exe.' }
        else { $text += ' Run this part on a machine with the administrative tools.' }
        throw $text
    }
}

# The endpoint runs a restricted language: its commands are imported as functions, and what they return is deserialised.
function Open-Shell {
    param([hashtable] $Connection, [hashtable] $Opened)
    $arguments = @{ ConnectionUri = $Connection.Uri; ErrorAction = 'Stop' }
    if ($Connection.Target -eq 'exchange') {
        $arguments['ConfigurationName'] = 'Microsoft.Exchange'
        $arguments['Authentication'] = 'Kerberos'
    }
    $credential = $script:Run.Credential[$Connection.Target]
    if ($null -ne $credential) { $arguments['Credential'] = $credential }
    $Opened.Session = New-PSSession @arguments
    $module = Import-PSSession -Session $Opened.Session -CommandName $Connection.RequiredCommand -DisableNameChecking -AllowClobber -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
    if ($null -eq $module) { throw 'The endpoint offers none of the commands that are needed: the account has no rights there.' }
    $Opened.Module = $module
    # They were imported for the engine, which does not call them: only the current ones of all shells are in sight.
    Hide-Command -Module $module
    Use-Connection -Key $Connection.Key
}

# A server, to which the engine's own functions are sent; or, with a module, a machine that has the product's commands.
function Open-Machine {
    param([hashtable] $Connection, [hashtable] $Opened)
    $arguments = @{ ComputerName = $Connection.ComputerName; Port = $Connection.Port; ConfigurationName = $Connection.ConfigurationName; ErrorAction = 'Stop' }
    $account = 'server'
    if ($Connection.Module -ne '') {
        $account = $Connection.Target
        $arguments['Authentication'] = 'Kerberos'
    }
    if ($Connection.UseSsl) { $arguments['UseSSL'] = $true }
    if ($null -ne $script:Run.Credential[$account]) { $arguments['Credential'] = $script:Run.Credential[$account] }
    $Opened.Session = New-PSSession @arguments
    $Opened.Send = $true
    if ($Connection.Module -eq '') {
        [void] @(Invoke-Command -Session $Opened.Session -ScriptBlock ([scriptblock]::Create((Get-ServerFunctionText))) -ErrorAction Stop)
        return
    }
    [void] @(Invoke-Command -Session $Opened.Session -ErrorAction Stop -ArgumentList $Connection.Module -ScriptBlock {
            param($Module)
            $global:ErrorActionPreference = 'Stop'
            Import-Module -Name $Module -Global -DisableNameChecking -ErrorAction Stop
        })
}

# The management shell in this process, as its own shortcut starts it. Loading sets preferences: they are set again afterwards.
function Open-LocalExchange {
    param([hashtable] $Connection, [hashtable] $Opened)
    $setup = Get-ItemProperty -Path 'HKLM:\SOFTWARE\Microsoft\ExchangeServer\v15\Setup' -ErrorAction Stop
    $path = [System.IO.Path]::Combine([string] $setup.MsiInstallPath, 'bin', 'RemoteExchange.ps1')
    # In the runbook's own scope, where its script blocks look for commands. Text without a home runs where it is sent.
    $state = $script:Run.Cmdlet.SessionState
    $state.PSVariable.Set('OwaImExchangeShell', $path)
    try { [void] @($script:Run.Cmdlet.InvokeCommand.InvokeScript($state, [scriptblock]::Create('. $OwaImExchangeShell; Connect-ExchangeServer -auto'), @())) }
    finally { $state.PSVariable.Remove('OwaImExchangeShell') }
    $global:ErrorActionPreference = 'Stop'
    # The module that the shell made of its commands: another shell's may take their place meanwhile.
    foreach ($name in $Connection.RequiredCommand) {
        $command = Get-Command -Name $name -ErrorAction SilentlyContinue
        if ($null -eq $command) { continue }
        $Opened.Module = $command.Module
        break
    }
    Use-Connection -Key $Connection.Key
}

# A setting of this session: nothing changes in the organisation.
function Set-SessionDomainController {
    param([Parameter(Mandatory = $true)] [hashtable] $Connection)
    Set-ADServerSettings -PreferredServer $Connection.DomainController -Confirm:$false -ErrorAction Stop
}
