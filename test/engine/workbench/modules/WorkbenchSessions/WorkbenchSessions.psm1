# Sessions of the workbench: every place has the commands of the module Workbench, and says in sessions.txt what it was asked.
# Files in the organisation's folder: unreachable-PLACE, lost-PLACE (the session breaks), quiet-PLACE (it breaks without an error),
# lacks-PLACE-COMMAND (the account may not use that command there), guest-PLACE (it is no administrator there).
Set-StrictMode -Version 3.0
$workbench = Import-Module -Name 'Workbench' -PassThru
$folder = [System.Environment]::GetEnvironmentVariable('OWA_IM_WORKBENCH')

function Test-File { param([string] $Name) return [System.IO.File]::Exists([System.IO.Path]::Combine($folder, $Name)) }
function Write-Session { param([string] $Text) [System.IO.File]::AppendAllText([System.IO.Path]::Combine($folder, 'sessions.txt'), $Text + "`n") }

function New-PSSession {
    param([uri] $ConnectionUri, [string] $ComputerName, [int] $Port, [switch] $UseSSL, [string] $ConfigurationName, [string] $Authentication, [object] $Credential)
    $place = $ComputerName
    if ($null -ne $ConnectionUri) { $place = $ConnectionUri.Host }
    if (Test-File -Name ('unreachable-' + $place)) { throw ('Connecting to remote server ' + $place + ' failed.') }
    Write-Session -Text ('open ' + $place)
    return (New-Object -TypeName PSObject -Property @{ Place = $place; State = 'Opened' })
}

function Remove-PSSession {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([object] $Session)
    $Session.State = 'Closed'
    Write-Session -Text ('close ' + $Session.Place)
}

function Import-PSSession {
    [CmdletBinding()]
    param([object] $Session, [string[]] $CommandName, [switch] $DisableNameChecking, [switch] $AllowClobber)
    $text = 'param($Call, $Session)'
    foreach ($name in @('Read-Thing', 'Write-Thing', 'Read-Switch', 'Get-UMDialPlan', 'Set-ADServerSettings')) {
        if (($CommandName -notcontains $name) -or (Test-File -Name ('lacks-' + $Session.Place + '-' + $name))) { continue }
        $text += "`nfunction $name { & `$Call `$Session '$name' @args }"
    }
    $call = { param($Session, $Command) Invoke-There -Session $Session -Command $Command -Arguments $args }
    $module = New-Module -Name ('tmp_' + $Session.Place) -ScriptBlock ([scriptblock]::Create($text)) -ArgumentList $call, $Session
    # As the real one: into the session state of whoever called.
    $PSCmdlet.SessionState.InvokeCommand.InvokeScript($PSCmdlet.SessionState, [scriptblock]::Create('Import-Module -ModuleInfo $args[0] -DisableNameChecking -PassThru'), $module)
}

function Invoke-There {
    param([object] $Session, [string] $Command, [object[]] $Arguments)
    Confirm-Session -Session $Session
    if ($Command -eq 'Set-ADServerSettings') { Write-Session -Text ($Session.Place + ' asks ' + $Arguments[1]); return }
    if ($Command -eq 'Get-UMDialPlan') { Write-Session -Text ($Session.Place + ' ' + $Command); return 'plan' }
    Write-Session -Text ($Session.Place + ' ' + $Command + ' ' + $Arguments[1])
    $output = & $workbench { param($Name, $List) & $Name @List } $Command $Arguments
    Confirm-Session -Session $Session
    if ($Session.State -eq 'Opened') { return $output }
}

function Confirm-Session {
    param([object] $Session)
    if (Test-File -Name ('quiet-' + $Session.Place)) { $Session.State = 'Disconnected' }
    if (-not (Test-File -Name ('lost-' + $Session.Place))) { return }
    $Session.State = 'Broken'
    throw ('The session of ' + $Session.Place + ' is broken.')
}

function Invoke-Command {
    [CmdletBinding()]
    param([object] $Session, [scriptblock] $ScriptBlock, [object[]] $ArgumentList = @())
    Confirm-Session -Session $Session
    Write-Session -Text ($Session.Place + ' sent')
    if ((Test-File -Name ('guest-' + $Session.Place)) -and $ScriptBlock.ToString().Contains('WindowsBuiltInRole')) { return $false }
    # With the commands of that place, whatever shell is the current one here.
    & $workbench ([scriptblock]::Create($ScriptBlock.ToString())) @ArgumentList
    Confirm-Session -Session $Session
}

Export-ModuleMember -Function @('New-PSSession', 'Remove-PSSession', 'Import-PSSession', 'Invoke-Command')
