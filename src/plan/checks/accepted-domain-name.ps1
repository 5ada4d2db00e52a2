param($NoDomain, $NotADomain)

@{
    Read  = { @{ Name = [string](Get-AcceptedDomain | Select-Object -First 1 | ForEach-Object { $_.Name }) } }
    Judge = {
        param($Found)
        if (-not $Found.Name) { $NoDomain }
        elseif ($Found.Name -notmatch '^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$') {
            $NotADomain + $Found.Name + '.'
        }
    }
}
