param($Server, $Parameters)

@{
    Read  = { @{ Problems = @(Find-OwaImOverrideProblem -Override @(Get-SettingOverride) -Server $Server -Listed $ListedServers -Parameters $Parameters -Known $KnownOverrides) } }
    Judge = { param($Found) $Found.Problems }
}
