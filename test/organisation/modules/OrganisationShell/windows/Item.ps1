# Commands that take a path: simulated drives here, everything else to the core command.

function Get-ItemProperty {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Path')]
    param(
        [Parameter(ParameterSetName = 'Path', Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string[]] $Path,
        [Parameter(ParameterSetName = 'LiteralPath', Mandatory = $true, ValueFromPipelineByPropertyName = $true)] [Alias('PSPath')] [string[]] $LiteralPath,
        [Parameter(Position = 1)] [Alias('PSProperty')] [string[]] $Name
    )
    process {
        $paths = @($(if ($Path) { $Path } else { $LiteralPath }))
        if (-not (Test-SimulatedPath $paths[0])) { return & (Get-CoreCommand 'Get-ItemProperty') @PSBoundParameters }
        $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
        foreach ($one in $paths) {
            $key = Get-RegistryKey $one
            if (-not $key) { $PSCmdlet.WriteError((New-PathError $one)); continue }
            $values = @{ PSPath = "Microsoft.PowerShell.Core\Registry::$one"; PSChildName = ($one.TrimEnd('\') -split '\\')[-1]; PSProvider = 'Microsoft.PowerShell.Core\Registry' }
            $absent = @($Name | Where-Object { $_ -and -not $key.PSObject.Properties[$_] })
            foreach ($missing in $absent) {
                $PSCmdlet.WriteError((New-CommandError "Property $missing does not exist at path $one." 'System.Management.Automation.PSArgumentException' 'InvalidArgument' $one))
            }
            foreach ($property in $key.PSObject.Properties) {
                if (-not $Name -or $Name -contains $property.Name) { $values[$property.Name] = $(if ($property.Value -is [string]) { Expand-OrganisationPath $property.Value } else { $property.Value }) }
            }
            if (-not $Name -or $absent.Count -lt @($Name).Count) { New-Object PSObject -Property $values }
        }
    }
}

function Get-Item {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Path')]
    param(
        [Parameter(ParameterSetName = 'Path', Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string[]] $Path,
        [Parameter(ParameterSetName = 'LiteralPath', Mandatory = $true, ValueFromPipelineByPropertyName = $true)] [Alias('PSPath')] [string[]] $LiteralPath,
        [switch] $Force
    )
    process {
        $paths = @($(if ($Path) { $Path } else { $LiteralPath }))
        if (-not (Test-SimulatedPath $paths[0])) { return & (Get-CoreCommand 'Get-Item') @PSBoundParameters }
        $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
        foreach ($one in $paths) {
            $items = @(Get-SimulatedItem $one $false)
            if ($items.Count -eq 0) { $PSCmdlet.WriteError((New-PathError $one)) }
            $items
        }
    }
}

function Get-ChildItem {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Items')]
    param(
        [Parameter(ParameterSetName = 'Items', Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string[]] $Path,
        [Parameter(ParameterSetName = 'LiteralItems', Mandatory = $true, ValueFromPipelineByPropertyName = $true)] [Alias('PSPath')] [string[]] $LiteralPath,
        [Parameter(Position = 1)] [string] $Filter,
        [string[]] $Include,
        [string[]] $Exclude,
        [Alias('s')] [switch] $Recurse,
        [switch] $Force,
        [switch] $Name
    )
    process {
        $paths = @($(if ($Path) { $Path } elseif ($LiteralPath) { $LiteralPath } else { '.' }))
        if (-not (Test-SimulatedPath $paths[0])) { return & (Get-CoreCommand 'Get-ChildItem') @PSBoundParameters }
        $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
        foreach ($one in $paths) {
            $items = @(Get-SimulatedItem $one $true)
            if ($items.Count -eq 0 -and $one -match '[0-9A-Fa-f]{40}$') { $PSCmdlet.WriteError((New-PathError $one)) }
            $items
        }
    }
}

function Test-Path {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Path')]
    param(
        [Parameter(ParameterSetName = 'Path', Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [AllowEmptyString()] [string[]] $Path,
        [Parameter(ParameterSetName = 'LiteralPath', Mandatory = $true, ValueFromPipelineByPropertyName = $true)] [Alias('PSPath')] [AllowEmptyString()] [string[]] $LiteralPath,
        [Alias('Type')] [string] $PathType,
        [switch] $IsValid
    )
    process {
        $paths = @($(if ($Path) { $Path } else { $LiteralPath }))
        if (-not (Test-SimulatedPath $paths[0])) { return & (Get-CoreCommand 'Test-Path') @PSBoundParameters }
        $null = Enter-Command $PSCmdlet $PSBoundParameters
        foreach ($one in $paths) { [bool](@(Get-SimulatedItem $one $false).Count -or @(Get-CertificateItem $one).Count) }
    }
}
