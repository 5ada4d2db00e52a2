param($Names, $KnownTwice)

@{
    Read  = {
        $Pools = Get-CsTrustedApplicationPool | Where-Object { $_.PoolFqdn -in $Names }
        $Computers = Get-CsTrustedApplicationComputer | Where-Object { [string]$_.Identity -in $Names }
        @{ Pools = @(@($Pools | ForEach-Object { [string]$_.PoolFqdn }) + @($Computers | ForEach-Object { [string]$_.Pool }) | Sort-Object -Unique) }
    }
    Judge = { param($Found) if (@($Found.Pools).Count -gt 0) { $KnownTwice + ($Found.Pools -join ', ') + '.' } }
}
