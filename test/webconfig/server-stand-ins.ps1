# What the server functions call and Linux lacks. Access rights are remembered by what was asked of them.
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
foreach ($name in @('WebConfigText', 'WebConfigXml', 'WebConfigSection', 'WebConfigInverse', 'WebConfigEdit', 'WebConfig')) {
    . ([System.IO.Path]::Combine($args[0], $name + '.ps1'))
}
$global:AccessLog = New-Object -TypeName System.Collections.ArrayList
$global:OnSetAcl = { }
$global:NewOwner = 'nobody'

function Get-Acl {
    [CmdletBinding()]
    param([string] $LiteralPath)
    $owner = 'BUILTIN\Administrators'
    if ($LiteralPath.EndsWith('new.config')) { $owner = $global:NewOwner }
    return @{ Of = $LiteralPath; Owner = $owner }
}

function Set-Acl {
    [CmdletBinding()]
    param([string] $LiteralPath, [object] $AclObject)
    $global:NewOwner = $AclObject.Owner
    [void] $global:AccessLog.Add([System.IO.Path]::GetFileName($AclObject.Of) + ' -> ' + [System.IO.Path]::GetFileName($LiteralPath))
    & $global:OnSetAcl
}

function Get-ItemProperty {
    [CmdletBinding()]
    param([string] $Path, [string] $Name)
    if ($Path -ne 'HKLM:\SOFTWARE\Microsoft\ExchangeServer\v15\Setup' -or $Name -ne 'MsiInstallPath') { throw 'no such value' }
    return New-Object -TypeName System.Management.Automation.PSObject -Property @{ MsiInstallPath = [System.Environment]::GetEnvironmentVariable('MSI_INSTALL_PATH') }
}
