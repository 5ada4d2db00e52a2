# Stand-ins for the application-pool commands, on the machine where the session runs.
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
Import-Module OrganisationState -DisableNameChecking

if (-not [IO.File]::Exists((Resolve-OrganisationPath (Get-OrganisationMachineName 'iis.json')))) {
    throw 'The Web Server (IIS) role is not installed on this computer.'
}

function Find-WebAppPool {
    param([string] $Name)
    $entry = (Get-OrganisationState (Get-OrganisationMachineName 'iis')).pools.PSObject.Properties[$Name]
    if ($entry) { $entry.Value }
}

function Get-WebAppPoolState {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipelineByPropertyName = $true)] [string] $Name
    )
    process {
        $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
        $pool = Find-WebAppPool $Name
        if (-not $pool) {
            $PSCmdlet.WriteError((New-CommandError "Cannot find path 'IIS:\AppPools\$Name' because it does not exist." 'PathNotFound' 'ObjectNotFound' $Name))
            return
        }
        New-Object PSObject -Property @{ Value = $pool.state; ItemXPath = "/system.applicationHost/applicationPools/add[@name='$Name']" }
    }
}

function Restart-WebAppPool {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipelineByPropertyName = $true)] [string] $Name
    )
    process {
        $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
        $pool = Find-WebAppPool $Name
        if (-not $pool) {
            $PSCmdlet.WriteError((New-CommandError "Cannot find path 'IIS:\AppPools\$Name' because it does not exist." 'PathNotFound' 'ObjectNotFound' $Name))
            return
        }
        if ($pool.state -ne 'Started') {
            $PSCmdlet.WriteError((New-CommandError 'You have to start stopped object before restarting it.' 'InvalidOperation' 'InvalidOperation' $Name))
            return
        }
        Edit-Organisation 'Restart-WebAppPool' @{ Name = $Name } (Get-OrganisationMachineName 'worker') { param($worker) Start-WorkerProcess $worker $Name }
        Add-EventAfterRecycle $Name
    }
}

function Start-WebAppPool {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipelineByPropertyName = $true)] [string] $Name,
        [switch] $Passthru
    )
    process {
        $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
        $pool = Find-WebAppPool $Name
        if (-not $pool) {
            $PSCmdlet.WriteError((New-CommandError "Cannot find path 'IIS:\AppPools\$Name' because it does not exist." 'PathNotFound' 'ObjectNotFound' $Name))
            return
        }
        if ($pool.state -eq 'Started') { return }
        Edit-Organisation 'Start-WebAppPool' @{ Name = $Name } (Get-OrganisationMachineName 'iis') {
            param($iis)
            $worker = Get-OrganisationState (Get-OrganisationMachineName 'worker')
            Start-WorkerProcess $worker $Name
            Set-OrganisationState (Get-OrganisationMachineName 'worker') $worker
            $iis.pools.$Name.state = 'Started'
        }
        Add-EventAfterRecycle $Name
        if ($Passthru) { Get-WebAppPoolState -Name $Name }
    }
}

Export-ModuleMember -Function Get-WebAppPoolState, Restart-WebAppPool, Start-WebAppPool
