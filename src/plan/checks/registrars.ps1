param($PoolFqdn, $UnknownPool)

@{
    Read  = {
        $Registrars = Get-CsPool | Where-Object { @($_.Services | ForEach-Object { [string]$_ }) -like 'Registrar:*' }
        @{ Pools = @($Registrars | ForEach-Object { [string]$_.Identity }) }
    }
    Judge = {
        param($Found)
        if ($Found.Pools -notcontains $PoolFqdn) {
            $UnknownPool + ($Found.Pools -join ', ') + '.'
        }
    }
}
