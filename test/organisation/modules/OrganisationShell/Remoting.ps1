# Sessions. A Windows server's session is a runspace of its own: it sees neither the caller's variables nor its
# functions or preferences, and everything crosses as CLIXML. A Microsoft.Exchange session holds no language at all.

$script:Sessions = @{}
$script:NextSessionId = 1

function Copy-ThroughWire {
    param($Value)
    # The comma keeps a list one value.
    , [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($Value, 2))
}

function New-SessionObject {
    param([string] $ComputerName, [string] $ConfigurationName, [hashtable] $Data)
    $id = [guid]::NewGuid()
    $session = New-Object PSObject -Property @{
        Id = $script:NextSessionId; Name = 'WinRM' + $script:NextSessionId; ComputerName = $ComputerName; ComputerType = 'RemoteMachine'
        ConfigurationName = $ConfigurationName; InstanceId = $id; State = 'Opened'; Availability = 'Available'
    }
    $session.PSObject.TypeNames.Insert(0, 'System.Management.Automation.Runspaces.PSSession')
    $script:NextSessionId++
    $Data.Session = $session
    $script:Sessions[$id] = $Data
    $session
}

function New-ServerRunspace {
    param([string] $Folder)
    # The commands of the running engine: in the test host they are part of its initial state, elsewhere modules load.
    $initial = [Management.Automation.Runspaces.Runspace]::DefaultRunspace.InitialSessionState
    if ($null -eq $initial) { $initial = [Management.Automation.Runspaces.InitialSessionState]::CreateDefault2() }
    $runspace = [Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($initial.Clone())
    $runspace.ThreadOptions = 'ReuseThread'
    $runspace.Open()
    # An endpoint runs as whoever connects, unless it was given an account of its own.
    $as = $(if ((Get-OrganisationState "$Folder/machine").runsAsAdministrator) { 'ORGANISATION\endpoint' } else { 'ORGANISATION\runner' })
    $runspace.SessionStateProxy.SetVariable('PSSenderInfo', (New-Object PSObject -Property @{ ConnectedUser = 'ORGANISATION\runner'; RunAsUser = $as }))
    $shell = [powershell]::Create()
    $shell.Runspace = $runspace
    $null = $shell.AddScript('param($Path, $Machine) Import-Module -Name $Path -Global -DisableNameChecking -ArgumentList $Machine')
    $null = $shell.AddArgument([IO.Path]::Combine($PSScriptRoot, 'OrganisationShell.psm1')).AddArgument($Folder)
    $null = $shell.Invoke()
    $shell.Dispose()
    $runspace
}

function New-PSSession {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'ComputerName')]
    param(
        [Parameter(ParameterSetName = 'ComputerName', Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [Alias('Cn')] [string[]] $ComputerName,
        [Parameter(ParameterSetName = 'Uri', Mandatory = $true, Position = 1, ValueFromPipelineByPropertyName = $true)] [Alias('URI', 'CU')] [uri[]] $ConnectionUri,
        [Parameter(ParameterSetName = 'ComputerName', ValueFromPipelineByPropertyName = $true)] [Parameter(ParameterSetName = 'Uri', ValueFromPipelineByPropertyName = $true)] [System.Management.Automation.PSCredential] $Credential,
        [string[]] $Name,
        [Parameter(ParameterSetName = 'ComputerName', ValueFromPipelineByPropertyName = $true)] [Parameter(ParameterSetName = 'Uri', ValueFromPipelineByPropertyName = $true)] [string] $ConfigurationName,
        [Parameter(ParameterSetName = 'ComputerName')] [int] $Port,
        [Parameter(ParameterSetName = 'ComputerName')] [switch] $UseSSL,
        [Parameter(ParameterSetName = 'Uri')] [switch] $AllowRedirection,
        [Parameter(ParameterSetName = 'ComputerName')] [Parameter(ParameterSetName = 'Uri')] $SessionOption,
        [Parameter(ParameterSetName = 'ComputerName')] [Parameter(ParameterSetName = 'Uri')] [ValidateSet('Default', 'Basic', 'Negotiate', 'NegotiateWithImplicitCredential', 'Credssp', 'Digest', 'Kerberos')] [string] $Authentication
    )
    $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
    $target = $(if ($ConnectionUri) { $ConnectionUri[0].Host } else { $ComputerName[0] })
    $found = Find-OrganisationMachine $target
    $problem = ''
    if ($ConnectionUri -and $ConnectionUri[0].AbsolutePath -match '^/OcsPowershell/?$') {
        if (@((Get-OrganisationState 'skype/deployment').pools | Where-Object { $_.fqdn -eq $target -or @($_.computers) -contains $target }).Count) {
            return New-SessionObject $target 'OcsPowershell' @{ Kind = 'Ocs'; Broken = $false }
        }
        $problem = 'The WinRM client received an HTTP status code of 404 from the remote WS-Management service.'
    }
    elseif (-not $found) { $problem = 'The WinRM client cannot process the request because the server name cannot be resolved.' }
    elseif (-not $found.Machine.reachable) { $problem = 'The client cannot connect to the destination specified in the request. Verify that the service on the destination is running.' }
    elseif ($ConnectionUri) { $problem = Test-ShellEndpoint $ConnectionUri[0] $ConfigurationName $found.Machine }
    else {
        $winrm = $found.Machine.winrm
        $wanted = $(if ($Port) { $Port } elseif ($UseSSL) { 5986 } else { 5985 })
        if ($winrm.port -ne $wanted -or $winrm.ssl -ne [bool]$UseSSL) { $problem = "The client cannot connect to the destination on port $wanted." }
        elseif ($ConfigurationName -and @($winrm.configurations) -notcontains $ConfigurationName) { $problem = "The session configuration $ConfigurationName is not found." }
    }
    if ($problem) {
        $PSCmdlet.WriteError((New-CommandError "[$target] Connecting to remote server $target failed with the following error message : $problem" 'PSSessionOpenFailed' 'OpenError' $target))
        return
    }
    if ($ConnectionUri) { New-SessionObject $target $ConfigurationName @{ Kind = 'Exchange'; Server = $found.Machine.name; Http = Get-HttpProcess $found.Folder; Full = $false; Broken = $false } }
    else { New-SessionObject $target $(if ($ConfigurationName) { $ConfigurationName } else { 'Microsoft.PowerShell' }) @{ Kind = 'Server'; Folder = $found.Folder; Broken = $false; Runspace = New-ServerRunspace $found.Folder } }
}

function Get-HttpProcess {
    # Stands for the worker process that an Exchange shell lives in: it ends with iisreset, and with no recycle of OWA.
    param([string] $Folder)
    [string](Get-OrganisationState ($Folder + '/worker')).processes.MSExchangeServicesAppPool.processId
}

function Set-SessionBroken {
    # A broken session stays broken; a new one can be opened.
    param([hashtable] $Data)
    $Data.Broken = $true
    $Data.Session.State = 'Broken'
    $Data.Session.Availability = 'None'
}

function Test-ShellEndpoint {
    # Why no Exchange shell answers at this address; empty if one does.
    param([uri] $Uri, [string] $ConfigurationName, $Machine)
    if ($ConfigurationName -ne 'Microsoft.Exchange') { return "The session configuration $ConfigurationName is not found." }
    if (-not $Machine.exchange -or $Uri.AbsolutePath -notmatch '^/PowerShell/?$') { return 'The WinRM client received an HTTP status code of 404 from the remote WS-Management service.' }
}

function Remove-PSSession {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, DefaultParameterSetName = 'Id')]
    param(
        [Parameter(ParameterSetName = 'Session', Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [psobject[]] $Session,
        [Parameter(ParameterSetName = 'Id', Mandatory = $true, Position = 0, ValueFromPipelineByPropertyName = $true)] [int[]] $Id,
        [Parameter(ParameterSetName = 'Name', Mandatory = $true, ValueFromPipelineByPropertyName = $true)] [string[]] $Name
    )
    process {
        $ErrorActionPreference, $WhatIfPreference, $ConfirmPreference = Enter-Command $PSCmdlet $PSBoundParameters
        foreach ($key in @($script:Sessions.get_Keys())) {
            $data = $script:Sessions[$key]
            $known = $data.Session
            if ($PSCmdlet.ParameterSetName -eq 'Session' -and @($Session | ForEach-Object { $_.InstanceId }) -notcontains $key) { continue }
            if ($PSCmdlet.ParameterSetName -eq 'Id' -and $Id -notcontains $known.Id) { continue }
            if ($PSCmdlet.ParameterSetName -eq 'Name' -and $Name -notcontains $known.Name) { continue }
            if (-not $PSCmdlet.ShouldProcess($known.Name)) { continue }
            if ($data.ContainsKey('Runspace')) { $data.Runspace.Dispose() }
            $known.State = 'Closed'
            $known.Availability = 'None'
            $script:Sessions.Remove($key)
        }
    }
}

function Invoke-Command {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'InProcess')]
    param(
        [Parameter(ParameterSetName = 'Session', Position = 0)] [psobject[]] $Session,
        [Parameter(ParameterSetName = 'ComputerName', Position = 0)] [Alias('Cn')] [string[]] $ComputerName,
        [Parameter(ParameterSetName = 'ComputerName', ValueFromPipelineByPropertyName = $true)] [System.Management.Automation.PSCredential] $Credential,
        [Parameter(ParameterSetName = 'ComputerName')] [int] $Port,
        [Parameter(ParameterSetName = 'ComputerName')] [switch] $UseSSL,
        [Parameter(ParameterSetName = 'ComputerName', ValueFromPipelineByPropertyName = $true)] [string] $ConfigurationName,
        [Parameter(ParameterSetName = 'Session')] [Parameter(ParameterSetName = 'ComputerName')] [switch] $HideComputerName,
        [Parameter(ParameterSetName = 'InProcess', Mandatory = $true, Position = 0)] [Parameter(ParameterSetName = 'Session', Mandatory = $true, Position = 1)] [Parameter(ParameterSetName = 'ComputerName', Mandatory = $true, Position = 1)] [Alias('Command')] [scriptblock] $ScriptBlock,
        [Parameter(ParameterSetName = 'InProcess')] [switch] $NoNewScope,
        [Parameter(ValueFromPipeline = $true)] [psobject] $InputObject,
        [Alias('Args')] [object[]] $ArgumentList
    )
    begin { $piped = New-Object System.Collections.ArrayList }
    process { if ($PSBoundParameters.ContainsKey('InputObject')) { $null = $piped.Add($InputObject) } }
    end {
        if ($PSCmdlet.ParameterSetName -eq 'InProcess') {
            $null = $PSBoundParameters.Remove('InputObject')
            if ($piped.Count) { $piped | Microsoft.PowerShell.Core\Invoke-Command @PSBoundParameters }
            else { Microsoft.PowerShell.Core\Invoke-Command @PSBoundParameters }
            return
        }
        $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
        $own = @()
        if ($ComputerName) {
            $connection = @{ ComputerName = $ComputerName[0] }
            foreach ($parameter in 'Credential', 'Port', 'UseSSL', 'ConfigurationName') {
                if ($PSBoundParameters.ContainsKey($parameter)) { $connection[$parameter] = $PSBoundParameters[$parameter] }
            }
            $own = @(New-PSSession @connection)
            $Session = $own
        }
        foreach ($one in $Session) {
            $data = $script:Sessions[$one.InstanceId]
            if (-not $data) { $PSCmdlet.ThrowTerminatingError((New-CommandError "The session $($one.Name) is not open." 'InvalidSessionState' 'OperationStopped' $one)) }
            if ($data.Kind -ne 'Server') {
                # Only a bare command is let through there.
                $PSCmdlet.ThrowTerminatingError((New-CommandError 'The syntax is not supported by this runspace. This can occur if the runspace is in no-language mode.' 'ScriptsNotAllowed' 'ParserError' $one))
            }
            # A server that has gone since the session was opened.
            if ($data.Broken -or -not (Get-OrganisationState ($data.Folder + '/machine')).reachable) {
                $PSCmdlet.ThrowTerminatingError((New-CommandError "[$($one.ComputerName)] The I/O operation has been aborted because of either a thread exit or an application request." 'PSSessionStateBroken' 'OpenError' $one))
            }
            Set-InSession $true
            try { $answer = Invoke-OnServer $data $ScriptBlock.ToString() $ArgumentList $piped }
            finally { Set-InSession $false }
            if (Test-BrokenConnection) {
                Set-SessionBroken $data
                $PSCmdlet.ThrowTerminatingError((New-CommandError "[$($one.ComputerName)] The I/O operation has been aborted because of either a thread exit or an application request." 'PSSessionStateBroken' 'OpenError' $one))
            }
            foreach ($value in $answer.Output) {
                if ($null -ne $value -and $value.PSObject -and -not ($value -is [string]) -and -not ($value -is [ValueType])) {
                    $value.PSObject.Properties.Add((New-Object Management.Automation.PSNoteProperty 'PSComputerName', $one.ComputerName))
                    $value.PSObject.Properties.Add((New-Object Management.Automation.PSNoteProperty 'RunspaceId', $one.InstanceId))
                }
                $PSCmdlet.WriteObject($value, $false)
            }
            foreach ($record in $answer.Errors) { $PSCmdlet.WriteError($record) }
            if ($answer.Failure) { $PSCmdlet.ThrowTerminatingError($answer.Failure) }
        }
        if ($own.Count) { Remove-PSSession -Session $own -Confirm:$false -WhatIf:$false }
    }
}

$script:TakeArguments = '$OrganisationText = $args[0]; $OrganisationArguments = New-Object object[] ($args.Count - 1); [Array]::Copy($args, 1, $OrganisationArguments, 0, $args.Count - 1); '
$script:RunText = $script:TakeArguments + '. ([scriptblock]::Create($OrganisationText)) @OrganisationArguments'
$script:RunPiped = $script:TakeArguments + '$input | . ([scriptblock]::Create($OrganisationText)) @OrganisationArguments'

function Invoke-OnServer {
    # Runs a block's text in the server's runspace, with that server's environment variables.
    param([hashtable] $Data, [string] $Text, [object[]] $Arguments, [Collections.IList] $Piped)
    $machine = Get-OrganisationState ($Data.Folder + '/machine')
    $before = @{}
    foreach ($name in 'ProgramData', 'ExchangeInstallPath', 'COMPUTERNAME') {
        $before[$name] = [Environment]::GetEnvironmentVariable($name)
        $value = $machine.environment.PSObject.Properties[$name]
        [Environment]::SetEnvironmentVariable($name, $(if ($value) { Expand-OrganisationPath $value.Value } else { $null }))
    }
    # Where a link stands for the drive on which Exchange is installed.
    $place = [Environment]::CurrentDirectory
    $drives = Expand-OrganisationPath ('%ORGANISATION%/' + $Data.Folder + '/drives')
    if ([IO.Directory]::Exists($drives)) { [Environment]::CurrentDirectory = $drives }
    $answer = @{ Output = New-Object System.Collections.ArrayList; Errors = @(); Failure = $null }
    $shell = [powershell]::Create()
    try {
        $shell.Runspace = $Data.Runspace
        $crossed = @($Piped | ForEach-Object { Copy-ThroughWire $_ })
        # A script block made of a text that was seen before is compiled already, in whatever runspace: text that is run as it is, is not.
        $null = $shell.AddScript($(if ($crossed.Count) { $script:RunPiped } else { $script:RunText }), $false).AddArgument($Text)
        foreach ($argument in @($Arguments)) { if ($null -ne $Arguments) { $null = $shell.AddArgument((Copy-ThroughWire $argument)) } }
        try {
            $output = $(if ($crossed.Count) { $shell.Invoke($crossed) } else { $shell.Invoke() })
            foreach ($value in $output) { $null = $answer.Output.Add((Copy-ThroughWire $value)) }
        }
        catch {
            $cause = $_.Exception
            while ($cause.InnerException -and $cause -isnot [Management.Automation.IContainsErrorRecord]) { $cause = $cause.InnerException }
            if ($cause -is [Management.Automation.MethodInvocationException] -and $cause.InnerException) { $cause = $cause.InnerException }
            $record = $(if ($cause -is [Management.Automation.IContainsErrorRecord]) { $cause.ErrorRecord } else { $null })
            $id = $(if ($record) { $record.FullyQualifiedErrorId } else { 'JobFailure' })
            $category = $(if ($record) { $record.CategoryInfo.Category } else { 'OperationStopped' })
            $remote = New-Object System.Management.Automation.RemoteException $cause.Message
            $answer.Failure = New-Object System.Management.Automation.ErrorRecord $remote, $id, $category, $null
        }
        foreach ($record in $shell.Streams.Error) {
            $remote = New-Object System.Management.Automation.RemoteException $record.Exception.Message
            $answer.Errors += New-Object System.Management.Automation.ErrorRecord $remote, $record.FullyQualifiedErrorId, $record.CategoryInfo.Category, $null
        }
        foreach ($warning in $shell.Streams.Warning) { Write-Warning $warning.Message }
        foreach ($verbose in $shell.Streams.Verbose) { Write-Verbose $verbose.Message }
    }
    finally {
        $shell.Dispose()
        [Environment]::CurrentDirectory = $place
        foreach ($name in @($before.get_Keys())) { [Environment]::SetEnvironmentVariable($name, $before[$name]) }
    }
    $answer
}
