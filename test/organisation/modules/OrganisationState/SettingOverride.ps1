# Setting overrides as a server sees them: what its topology service last read, and what a worker process then takes.

function Get-SettingOverrideStatus {
    # What one server makes of one override: short names with wildcards decide, then the versions, both inclusive.
    param($Override, $Server)
    $scope = @($Override.server)
    if ($scope.Count -and -not @($scope | Where-Object { $Server.name -like $_ }).Count) { return 'ServerMismatch' }
    $build = Get-ExchangeBuild $Server.adminDisplayVersion
    if ($Override.minVersion -and $build -lt [version]$Override.minVersion) { return 'VersionMismatch' }
    if ($Override.maxVersion -and $build -gt [version]$Override.maxVersion) { return 'VersionMismatch' }
    'Accepted'
}

function Update-VariantConfiguration {
    # The topology service reads the directory. A change arrives at its domain controller only after as many reads as the
    # server's delay says; until then the read succeeds and finds what was there before. $Configuration is the object of
    # variant-configuration.json, written by the caller.
    param($Configuration, $Server)
    $directory = Get-OrganisationState 'exchange/setting-overrides'
    $Configuration.updated = ConvertTo-OrganisationTime ([DateTime]::UtcNow)
    if ($Configuration.changeNumber -ne $directory.changeNumber -and $Configuration.readsTooEarly -lt $Configuration.delay) {
        $Configuration.readsTooEarly++
        return
    }
    $Configuration.readsTooEarly = 0
    $Configuration.changeNumber = $directory.changeNumber
    $Configuration.overrides = @(foreach ($override in $directory.overrides) {
            New-Object PSObject -Property @{
                name = $override.name; component = $override.component; section = $override.section; reason = $override.reason
                modifiedBy = $override.modifiedBy; status = Get-SettingOverrideStatus $override $Server; parameters = @($override.parameters)
            }
        })
}

function Get-AcceptedImSetting {
    # The overrides of instant messaging that a server's topology service holds and accepts. Exchange 2013 knows none.
    param([string] $Server)
    if ((Get-ExchangeGeneration (Get-ExchangeServerState $Server).adminDisplayVersion) -eq '2013') { return }
    foreach ($override in (Get-OrganisationState "servers/$Server/variant-configuration").overrides) {
        if ($override.component -ne 'OwaServer' -or $override.section -ne 'IMSettings' -or $override.status -ne 'Accepted') { continue }
        New-Object PSObject -Property @{ name = $override.name; parameters = @($override.parameters) }
    }
}
