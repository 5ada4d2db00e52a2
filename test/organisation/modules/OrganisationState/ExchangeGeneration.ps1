# What follows from an Exchange server's version alone.

function Get-ExchangeGeneration {
    # 2013, 2016, 2019 or se, from text such as 'Version 15.2 (Build 2562.17)'. SE has the version of 2019 and a higher build.
    param([string] $AdminDisplayVersion)
    $shown = [regex]::Match($AdminDisplayVersion, '^Version 15\.(\d) \(Build (\d+)\.(\d+)\)')
    switch ($shown.Groups[1].Value) {
        '0' { return '2013' }
        '1' { return '2016' }
        '2' { return $(if ([int]$shown.Groups[2].Value -ge 2562) { 'se' } else { '2019' }) }
    }
    throw "'$AdminDisplayVersion' is no version of Exchange that is simulated."
}

function Get-ExchangeBuild {
    # 15.1.2507.6 of 'Version 15.1 (Build 2507.6)'.
    param([string] $AdminDisplayVersion)
    $shown = [regex]::Match($AdminDisplayVersion, '^Version (\d+\.\d+) \(Build (\d+\.\d+)\)')
    [version]($shown.Groups[1].Value + '.' + $shown.Groups[2].Value)
}

function Get-ExchangeServerState {
    # A server of servers.json by its short name.
    param([string] $Name)
    foreach ($server in (Get-OrganisationState 'exchange/servers').servers) { if ($server.name -eq $Name) { return $server } }
}
