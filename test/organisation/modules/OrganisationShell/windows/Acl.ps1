# File permissions.

# Windows keeps its own; elsewhere a file's mode stands for owner and access list, and like them it survives a rename.
function Get-Acl {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'ByPath')]
    param(
        [Parameter(ParameterSetName = 'ByPath', Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string[]] $Path,
        [Parameter(ParameterSetName = 'ByLiteralPath')] [Alias('PSPath')] [string[]] $LiteralPath
    )
    process {
        if ([Environment]::OSVersion.Platform -eq 'Win32NT') { return & (Get-CoreCommand 'Get-Acl' 'Microsoft.PowerShell.Security') @PSBoundParameters }
        $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
        foreach ($one in @($(if ($Path) { $Path } elseif ($LiteralPath) { $LiteralPath } else { '.' }))) {
            if (-not [IO.File]::Exists($one) -and -not [IO.Directory]::Exists($one)) { $PSCmdlet.WriteError((New-PathError $one)); continue }
            $mode = [int][IO.File]::GetUnixFileMode($one)
            $acl = New-Object PSObject -Property @{
                Path = $one; Owner = 'BUILTIN\Administrators'; Group = 'NT AUTHORITY\SYSTEM'; Mode = $mode; Sddl = "O:BAG:SYD:$mode"; Access = @()
            }
            $acl.PSObject.TypeNames.Insert(0, 'System.Security.AccessControl.FileSecurity')
            $acl
        }
    }
}

function Set-Acl {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, DefaultParameterSetName = 'ByPath')]
    param(
        [Parameter(ParameterSetName = 'ByPath', Mandatory = $true, Position = 0, ValueFromPipelineByPropertyName = $true)] [string[]] $Path,
        [Parameter(ParameterSetName = 'ByLiteralPath', Mandatory = $true, ValueFromPipelineByPropertyName = $true)] [Alias('PSPath')] [string[]] $LiteralPath,
        [Parameter(ParameterSetName = 'ByPath', Mandatory = $true, Position = 1, ValueFromPipeline = $true)] [Parameter(ParameterSetName = 'ByLiteralPath', Mandatory = $true, Position = 0, ValueFromPipeline = $true)] [object] $AclObject
    )
    process {
        if ([Environment]::OSVersion.Platform -eq 'Win32NT') { return & (Get-CoreCommand 'Set-Acl' 'Microsoft.PowerShell.Security') @PSBoundParameters }
        $ErrorActionPreference, $WhatIfPreference, $ConfirmPreference = Enter-Command $PSCmdlet $PSBoundParameters
        foreach ($one in @($(if ($Path) { $Path } else { $LiteralPath }))) {
            if (-not [IO.File]::Exists($one)) { $PSCmdlet.WriteError((New-PathError $one)); continue }
            if ($PSCmdlet.ShouldProcess($one)) { [IO.File]::SetUnixFileMode($one, [IO.UnixFileMode]$AclObject.Mode) }
        }
    }
}
