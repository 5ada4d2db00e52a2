# Import-PSSession for sessions of Exchange and of Skype's OcsPowershell: proxy functions that, like the real ones, live in a module of their
# own (so only the global $ErrorActionPreference and -ErrorAction reach them) and hand back deserialised objects.

$script:ExchangeModule = $null
$script:OcsModule = $null
$script:ExchangeCommands = 'Get-ExchangeServer', 'Get-OrganizationConfig', 'Get-AuthConfig', 'Get-ExchangeCertificate', 'Get-ClientAccessServer',
'Get-AcceptedDomain', 'Get-PartnerApplication', 'New-PartnerApplication', 'Remove-PartnerApplication', 'Get-MailUser', 'New-MailUser',
'Set-MailUser', 'Remove-MailUser', 'Get-User', 'Get-ManagementRoleAssignment', 'New-ManagementRoleAssignment', 'Remove-ManagementRoleAssignment',
'Get-OwaVirtualDirectory', 'Set-OwaVirtualDirectory', 'Get-OwaMailboxPolicy', 'Set-OwaMailboxPolicy', 'Get-UMDialPlan', 'Get-UMService',
'Get-UMCallRouterSettings', 'Get-CASMailbox', 'Test-OAuthConnectivity', 'Get-ClientAccessService', 'Get-SettingOverride', 'New-SettingOverride',
'Set-SettingOverride', 'Remove-SettingOverride', 'Get-ExchangeDiagnosticInfo', 'Set-ADServerSettings', 'Set-PartnerApplication'

function Test-OnEndpoint {
    # Whether an endpoint of this generation offers the command. Unified Messaging went with Exchange 2019; the overrides'
    # commands are documented for 2013 too, where nothing reads an override.
    param([string] $Name, [string] $Generation)
    if ($Name -like 'Get-UM*') { return $Generation -eq '2013' -or $Generation -eq '2016' }
    if ($Name -eq 'Get-ClientAccessService') { return $Generation -ne '2013' }
    $true
}

function Get-ExchangeModule {
    if (-not $script:ExchangeModule) {
        $script:ExchangeModule = Import-Module -Name ([IO.Path]::Combine($PSScriptRoot, 'Exchange.psm1')) -PassThru -DisableNameChecking
    }
    $script:ExchangeModule
}

function Get-OcsModule {
    if (-not $script:OcsModule) {
        $script:OcsModule = Import-Module -Name ([IO.Path]::Combine($PSScriptRoot, 'Ocs.psm1')) -PassThru -DisableNameChecking
    }
    $script:OcsModule
}

function Get-OfferedFunction {
    # What a session's endpoint offers: its functions by the names that a client sees.
    param([hashtable] $Data)
    $offered = @{}
    if ($Data.Kind -eq 'Ocs') {
        $functions = (Get-OcsModule).ExportedFunctions
        foreach ($name in @($functions.get_Keys())) { if ($name -like '*-Cs*' -and (& $script:OcsModule { param($Name) Test-OnPoolEndpoint $Name } $name)) { $offered[$name] = $functions[$name] } }
        return $offered
    }
    $generation = Get-ExchangeGeneration (Get-ExchangeServerState $Data.Server).adminDisplayVersion
    $functions = (Get-ExchangeModule).ExportedFunctions
    foreach ($name in $script:ExchangeCommands) { if (Test-OnEndpoint $name $generation) { $offered[$name] = $functions[$name] } }
    $offered
}

function Get-ProxyText {
    # A proxy has no binding of its own: the names are enough, the server judges the values.
    param([string] $Name, [string] $Shown, [guid] $InstanceId, $Function)
    $parameters = @()
    foreach ($parameter in $Function.ScriptBlock.Ast.Body.ParamBlock.Parameters) {
        $type = $(if ($parameter.StaticType -eq [switch]) { '[switch] ' } else { '' })
        $parameters += $type + '${' + $parameter.Name.VariablePath.UserPath + '}'
    }
    if ($Function.ScriptBlock.Ast.Body.ParamBlock.Extent.StartOffset -and $Function.ScriptBlock.Ast.Body.ParamBlock.Attributes.Extent.Text -match 'SupportsShouldProcess') {
        $parameters += "[Alias('wi')] [switch] `${WhatIf}", "[Alias('cf')] [switch] `${Confirm}"
    }
    foreach ($common in 'ErrorAction', 'WarningAction', 'ErrorVariable', 'WarningVariable', 'OutVariable', 'OutBuffer') { $parameters += '${' + $common + '}' }
    $parameters += '[switch] ${Verbose}', '[switch] ${Debug}'
    "function $Shown {`n    param($($parameters -join ', '))`n" +
    "    `$piped = @(`$input)`n" +
    # A simple function binds by place in the order of its parameters; the server decides what the place means.
    "    `$unbound = @(); foreach (`$name in @(`$PSBoundParameters.BoundPositionally)) { `$unbound += , `$PSBoundParameters[`$name]; `$null = `$PSBoundParameters.Remove(`$name) }`n" +
    "    `$unbound += `$args`n" +
    "    `$answer = & `$script:Call ([guid]'$InstanceId') '$Name' `$PSBoundParameters `$unbound `$piped `$MyInvocation.ExpectingInput`n" +
    "    `$action = `$(if (`$PSBoundParameters.ContainsKey('ErrorAction')) { `$ErrorAction } else { `$ErrorActionPreference })`n" +
    "    foreach (`$item in `$answer) { if (`$item -is [System.Management.Automation.ErrorRecord]) { Write-Error -ErrorRecord `$item -ErrorAction `$action } else { , `$item } }`n}`n"
}

function Invoke-InExchangeSession {
    # What the server answers to one call: deserialised objects and error records.
    param([guid] $InstanceId, [string] $Name, [Collections.IDictionary] $Bound, [object[]] $Unbound, [object[]] $Piped, [bool] $Expecting)
    $data = $script:Sessions[$InstanceId]
    if (-not $data) { return New-CommandError "The session for the implicit remoting command $Name is closed." 'InvalidSessionState' 'OperationStopped' $Name }
    if ($data.Kind -eq 'Exchange' -and $data.Contains('Http') -and $data.Http -ne (Get-HttpProcess (Find-OrganisationMachine $data.Server).Folder)) { Set-SessionBroken $data }
    if ($data.Broken -or ($data.Kind -eq 'Exchange' -and -not (Find-OrganisationMachine $data.Server).Machine.reachable)) {
        return New-CommandError "[$($data.Session.ComputerName)] The connection to the server was lost." 'PSSessionStateBroken' 'OpenError' $Name
    }
    $crossed = @{}
    foreach ($key in @($Bound.get_Keys())) {
        if ('ErrorAction', 'WarningAction', 'ErrorVariable', 'WarningVariable', 'OutVariable', 'OutBuffer', 'Verbose', 'Debug' -contains $key) { continue }
        $crossed[$key] = Copy-ThroughWire $Bound[$key]
        if ($Bound[$key] -is [switch]) { $crossed[$key] = [bool]$Bound[$key] }
    }
    $positional = @($Unbound | ForEach-Object { Copy-ThroughWire $_ })
    Set-InSession $true
    try {
        $results = @(
            if ($data.Kind -eq 'Ocs') { & (Get-OcsModule) { Invoke-OnPool @args } $Name $crossed $positional $Piped $Expecting 2>&1 }
            else { & (Get-ExchangeModule) { Invoke-OnExchange @args } $data.Server $Name $crossed $positional $Piped $Expecting 2>&1 }
        )
    }
    catch { $results = @($_) }
    finally { Set-InSession $false }
    if (Test-BrokenConnection) {
        Set-SessionBroken $data
        return New-CommandError "[$($data.Session.ComputerName)] The connection to the server was lost." 'PSSessionStateBroken' 'OpenError' $Name
    }
    foreach ($result in $results) {
        if ($result -is [Management.Automation.ErrorRecord]) {
            $remote = New-Object System.Management.Automation.RemoteException $result.Exception.Message
            New-Object System.Management.Automation.ErrorRecord $remote, $result.FullyQualifiedErrorId, $result.CategoryInfo.Category, $null
            continue
        }
        if ($Name -eq 'Get-ExchangeCertificate' -and -not $data.Full) {
            # Without Exchange's own types a certificate arrives as its bytes and nothing else.
            $result = New-Object PSObject -Property @{ RawData = $result.RawData }
        }
        $value = Copy-ThroughWire $result
        if ($value -isnot [string]) {
            $value.PSObject.Properties.Add((New-Object Management.Automation.PSNoteProperty 'PSComputerName', $data.Session.ComputerName))
            $value.PSObject.Properties.Add((New-Object Management.Automation.PSNoteProperty 'RunspaceId', $InstanceId))
            # The real object's text is its XML, and crosses with it.
            if ($Name -eq 'Get-ExchangeDiagnosticInfo') { $value.PSObject.Members.Add((New-Object Management.Automation.PSScriptMethod 'ToString', { $this.Result })) }
        }
        $value
    }
}

function Import-PSSession {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)] [psobject] $Session,
        [Parameter(Position = 2)] [Alias('Name')] [string[]] $CommandName,
        [Parameter(Position = 3)] [string[]] $FormatTypeName,
        [string] $Prefix,
        [switch] $DisableNameChecking,
        [switch] $AllowClobber,
        [Alias('Args')] [object[]] $ArgumentList,
        [Alias('Type')] $CommandType,
        [Alias('PSSnapin')] [string[]] $Module
    )
    $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
    $data = $script:Sessions[$Session.InstanceId]
    if (-not $data -or $data.Kind -eq 'Server') {
        $PSCmdlet.ThrowTerminatingError((New-CommandError 'The session is closed, or offers no commands that could be imported.' 'ErrorNoCommandsImported' 'InvalidResult' $Session))
    }
    $missing = @(Get-FaultList 'missing')
    $functions = Get-OfferedFunction $data
    $text = "param(`$Call)`n`$script:Call = `$Call`n"
    foreach ($name in @($functions.get_Keys() | Sort-Object)) {
        if ($missing -contains $name) { continue }
        if ($CommandName -and -not @($CommandName | Where-Object { $name -like $_ }).Count) { continue }
        $shown = $name
        if ($Prefix) { $shown = $name -replace '-', "-$Prefix" }
        $text += Get-ProxyText $name $shown $Session.InstanceId $functions[$name]
    }
    $call = { Invoke-InExchangeSession @args }
    $proxies = New-Module -Name ('tmp_' + [guid]::NewGuid().ToString('N').Substring(0, 8)) -ScriptBlock ([scriptblock]::Create($text)) -ArgumentList $call
    # Into the session state of whoever called, as the real command does: a module's function gets them for that module only.
    $import = [scriptblock]::Create('Import-Module -ModuleInfo $args[0] -DisableNameChecking -PassThru')
    $PSCmdlet.SessionState.InvokeCommand.InvokeScript($PSCmdlet.SessionState, $import, $proxies)
}

function Connect-ExchangeShell {
    # Connect-ExchangeServer of the local management tools: the given server, or the first that answers. Its objects keep
    # what Exchange's own types restore, so a certificate shows all its properties.
    param([string] $ServerFqdn)
    # Not to an older server than the newest there is: the tools' own generation.
    $newest = @('2013', '2016', '2019', 'se')
    $servers = @((Get-OrganisationState 'exchange/servers').servers)
    $ordered = @($newest[3..0] | ForEach-Object { $generation = $_; $servers | Where-Object { (Get-ExchangeGeneration $_.adminDisplayVersion) -eq $generation } })
    foreach ($server in $ordered) {
        if ($ServerFqdn -and $server.fqdn -ne $ServerFqdn) { continue }
        if (-not (Find-OrganisationMachine $server.name).Machine.reachable) { continue }
        Write-Host "VERBOSE: Connected to $($server.fqdn)."
        $session = New-SessionObject $server.fqdn 'Microsoft.Exchange' @{ Kind = 'Exchange'; Server = $server.name; Full = $true; Broken = $false }
        Import-Module (Import-PSSession -Session $session -DisableNameChecking -AllowClobber) -Global -DisableNameChecking
        return
    }
    throw 'Failed to connect to an Exchange server in the current site.'
}
