param($PoolFqdn, $OwnComputer)

@{
    Read  = {
        $Computers = Get-CsTrustedApplicationComputer | Where-Object { [string]$_.Pool -eq $PoolFqdn }
        @{ Computers = @($Computers | ForEach-Object { [string]$_.Identity }) }
    }
    Judge = { param($Found) if ($PoolFqdn -in $Found.Computers) { $OwnComputer } }
}
