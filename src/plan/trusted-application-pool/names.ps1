param($PoolFqdn, $Names, $Elsewhere)

@{
    Read  = {
        $Computers = Get-CsTrustedApplicationComputer | Where-Object { [string]$_.Identity -in $Names -and [string]$_.Pool -ne $PoolFqdn }
        @{ Computers = @($Computers | ForEach-Object { [string]$_.Identity + ' in ' + [string]$_.Pool }) }
    }
    Judge = {
        param($Found)
        if (@($Found.Computers).Count -gt 0) { $Elsewhere + ($Found.Computers -join ', ') + '.' }
    }
}
