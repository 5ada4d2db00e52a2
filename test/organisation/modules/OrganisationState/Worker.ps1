# IIS worker processes and what they have loaded.

function Start-WorkerProcess {
    # A new worker process of a pool. OWA's copies what it will use until it ends: its web.config, virtual
    # directories and, from Exchange 2016 on, the overrides that the topology service holds. $Worker is the object of worker.json, written by the caller.
    param($Worker, [string] $Pool)
    $Worker.processes.$Pool = New-Object PSObject -Property @{ processId = $Worker.nextProcessId; startedAt = ConvertTo-OrganisationTime ([DateTime]::UtcNow) }
    $Worker.nextProcessId += 4
    if ($Pool -ne 'MSExchangeOWAAppPool') { return }
    $machine = Get-OrganisationMachine
    $file = Expand-OrganisationPath $machine.owaWebConfig
    $name = $machine.name
    $Worker.owa = New-Object PSObject -Property @{
        webConfig = $(if ([IO.File]::Exists($file)) { [Convert]::ToBase64String([IO.File]::ReadAllBytes($file)) } else { $null })
        virtualDirectories = @((Get-OrganisationState 'exchange/owa-virtual-directories').virtualDirectories | Where-Object { $_.server -eq $name })
        imSettings = @(Get-AcceptedImSetting $name)
        endpoint = $null
    }
}

function Add-EventAfterRecycle {
    # What the builder was told that OWA writes to the event log as soon as its pool was recycled.
    param([string] $Pool)
    $planned = @((Get-OrganisationState (Get-OrganisationMachineName 'iis')).eventsAfterRecycle)
    if ($Pool -ne 'MSExchangeOWAAppPool' -or $planned.Count -eq 0) { return }
    $name = Get-OrganisationMachineName 'events'
    $log = ConvertFrom-Json -InputObject ([IO.File]::ReadAllText((Resolve-OrganisationPath "$name.json")))
    foreach ($entry in $planned) {
        $log.events = @($log.events) + (New-Object PSObject -Property @{
                timeCreated = ConvertTo-OrganisationTime ([DateTime]::UtcNow); logName = 'Application'; providerName = 'MSExchange OWA'
                id = $entry.id; level = $entry.level; message = $entry.message
            })
    }
    Set-OrganisationState $name $log
}
