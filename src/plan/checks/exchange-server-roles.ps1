param($Server, $Fqdn, $Version, $FirstBuild, $MinimumBuild, $NextBuild, $Roles, $Unknown, $WrongFqdn, $WrongVersion, $TooOld, $WrongRoles)

@{
    Read  = {
        Get-ExchangeServer | Where-Object { [string]$_.Name -eq $Server } |
            ForEach-Object { @{ Fqdn = [string]$_.Fqdn; Version = [string]$_.AdminDisplayVersion; Roles = [string]$_.ServerRole } }
    }
    Judge = {
        param($Found)
        if ($null -eq $Found) { $Unknown; return }
        if ($Found.Fqdn -ne $Fqdn) {
            $WrongFqdn + $Found.Fqdn + '.'
        }
        $Shown = [regex]::Match($Found.Version, '^Version (\d+\.\d+) \(Build (\d+\.\d+)\)')
        # Two generations share version 15.2: only the build tells them apart.
        $Build = [version]$(if ($Shown.Success) { $Shown.Groups[2].Value } else { '0.0' })
        if ($Shown.Groups[1].Value -ne $Version -or $Build -lt [version]$FirstBuild -or $Build -ge [version]$NextBuild) {
            $WrongVersion + $Found.Version + '.'
        }
        elseif ($Build -lt [version]$MinimumBuild) {
            $TooOld + $Found.Version + '.'
        }
        $Live = @($Found.Roles -split ',\s*' | Where-Object { $_ -in @('Mailbox', 'ClientAccess') } | Sort-Object)
        if (($Live -join ', ') -ne $Roles) {
            $WrongRoles + $Found.Roles + '.'
        }
    }
}
