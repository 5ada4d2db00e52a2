# Event log and processes of the current machine, and iisreset.

function Get-WinEvent {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'GetLogSet')]
    param(
        [Parameter(ParameterSetName = 'GetLogSet', Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string[]] $LogName,
        [Parameter(ParameterSetName = 'HashQuerySet', Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [hashtable[]] $FilterHashtable,
        [int64] $MaxEvents,
        [Alias('Cn')] [string] $ComputerName,
        [switch] $Oldest
    )
    process {
        $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
        $machine = Get-OrganisationMachine
        $folder = Get-OrganisationMachineName 'events'
        if ($ComputerName) {
            $found = Find-OrganisationMachine $ComputerName
            if (-not $found -or -not $found.Machine.reachable) { $PSCmdlet.ThrowTerminatingError((New-CommandError 'The RPC server is unavailable.' 'System.Diagnostics.Eventing.Reader.EventLogException' 'NotSpecified' $ComputerName)) }
            $machine = $found.Machine
            $folder = $found.Folder + '/events'
        }
        $query = $(if ($FilterHashtable) { $FilterHashtable[0] } else { @{ LogName = $LogName } })
        $events = @((Get-OrganisationState $folder).events | Where-Object {
                ($null -eq $query['LogName'] -or @($query['LogName']) -contains $_.logName) -and
                ($null -eq $query['ProviderName'] -or @($query['ProviderName']) -contains $_.providerName) -and
                ($null -eq $query['Id'] -or @($query['Id']) -contains $_.id) -and
                ($null -eq $query['Level'] -or @($query['Level']) -contains (Get-EventLevel $_.level)) -and
                ($null -eq $query['StartTime'] -or (ConvertFrom-OrganisationTime $_.timeCreated) -ge ([DateTime]$query['StartTime']).ToLocalTime()) -and
                ($null -eq $query['EndTime'] -or (ConvertFrom-OrganisationTime $_.timeCreated) -le ([DateTime]$query['EndTime']).ToLocalTime())
            })
        if ($events.Count -eq 0) {
            $PSCmdlet.WriteError((New-CommandError 'No events were found that match the specified selection criteria.' 'NoMatchingEventsFound' 'ObjectNotFound' $null))
            return
        }
        if (-not $Oldest) { [array]::Reverse($events) }
        $count = 0
        foreach ($entry in $events) {
            if ($MaxEvents -and ++$count -gt $MaxEvents) { break }
            New-Object PSObject -Property @{
                TimeCreated = ConvertFrom-OrganisationTime $entry.timeCreated; LogName = $entry.logName; ProviderName = $entry.providerName; Id = $entry.id
                Level = Get-EventLevel $entry.level; LevelDisplayName = $entry.level; Message = $entry.message; MachineName = $machine.fqdn
            }
        }
    }
}

function Get-EventLevel {
    param([string] $Name)
    switch ($Name) { 'Error' { 2 } 'Warning' { 3 } default { 4 } }
}

function Get-CimInstance {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'ClassNameComputerSet')]
    param(
        [Parameter(ParameterSetName = 'ClassNameComputerSet', Mandatory = $true, Position = 0, ValueFromPipelineByPropertyName = $true)] [string] $ClassName,
        [Parameter(ValueFromPipelineByPropertyName = $true)] [string] $Filter,
        [string[]] $Property,
        [string] $Namespace
    )
    process {
        $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
        if ($ClassName -ne 'Win32_Process') {
            $PSCmdlet.WriteError((New-CommandError 'Invalid class ' 'HRESULT 0x80041010' 'MetadataError' $ClassName))
            return
        }
        $name = [regex]::Match($Filter, "(?i)\bName\s*=\s*['`"]([^'`"]*)['`"]").Groups[1].Value
        $like = [regex]::Match($Filter, "(?i)\bCommandLine\s+LIKE\s+['`"]([^'`"]*)['`"]").Groups[1].Value.Replace('%', '*')
        if ($Filter -and -not $name -and -not $like) {
            $PSCmdlet.WriteError((New-CommandError 'Invalid query ' 'HRESULT 0x80041017' 'InvalidArgument' $Filter))
            return
        }
        if (($name -and $name -ne 'w3wp.exe') -or -not [IO.File]::Exists((Resolve-OrganisationPath (Get-OrganisationMachineName 'iis.json')))) { return }
        $iis = Get-OrganisationState (Get-OrganisationMachineName 'iis')
        foreach ($entry in (Get-OrganisationState (Get-OrganisationMachineName 'worker')).processes.PSObject.Properties) {
            if ($iis.pools.($entry.Name).state -ne 'Started') { continue }
            $commandLine = 'c:\windows\system32\inetsrv\w3wp.exe -ap "' + $entry.Name + '" -v "v4.0" -a \\.\pipe\iisipm -m 0'
            if ($like -and $commandLine -notlike $like) { continue }
            New-Object PSObject -Property @{
                Name = 'w3wp.exe'; ProcessId = [uint32]$entry.Value.processId; CommandLine = $commandLine; CreationDate = ConvertFrom-OrganisationTime $entry.Value.startedAt
            }
        }
    }
}

function iisreset.exe {
    # Every pool of this machine starts anew; other switches are accepted and ignored, as /noforce and /timeout are here.
    if ($args -contains '/stop') { $global:LASTEXITCODE = 1; return 'Stopping Internet services is not part of the simulation.' }
    'Attempting stop...', 'Internet services successfully stopped', 'Attempting start...'
    Edit-Organisation 'iisreset.exe' @{ Arguments = "$args" } (Get-OrganisationMachineName 'worker') {
        param($worker)
        $name = Get-OrganisationMachineName 'iis'
        $iis = ConvertFrom-Json -InputObject ([IO.File]::ReadAllText((Resolve-OrganisationPath "$name.json")))
        foreach ($pool in $iis.pools.PSObject.Properties) {
            $pool.Value.state = 'Started'
            Start-WorkerProcess $worker $pool.Name
        }
        Set-OrganisationState $name $iis
    }
    Add-EventAfterRecycle 'MSExchangeOWAAppPool'
    $global:LASTEXITCODE = 0
    'Internet services successfully restarted'
}

function iisreset { iisreset.exe @args }
