param($Server, $Fqdn, $Version, $MinimumBuild, $Unknown, $WrongFqdn, $WrongVersion, $TooOld, $MissingRole)

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
        if ($Shown.Groups[1].Value -ne $Version) {
            $WrongVersion + $Found.Version + '.'
        }
        elseif ([version]$Shown.Groups[2].Value -lt [version]$MinimumBuild) {
            $TooOld + $Found.Version + '.'
        }
        if ($Found.Roles -notlike '*Mailbox*' -or $Found.Roles -notlike '*ClientAccess*') {
            $MissingRole + $Found.Roles + '.'
        }
    }
}
