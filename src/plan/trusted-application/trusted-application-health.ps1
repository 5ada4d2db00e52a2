param($PoolFqdn, $ApplicationId, $ApplicationUrn, $Port, $NoPool, $NoApplication)

@{
    Read  = {
        $Applications = Get-CsTrustedApplication |
            Where-Object { $_.TrustedApplicationPoolFqdn -eq $PoolFqdn -and $_.Port -eq $Port } |
            Where-Object { $_.ApplicationId -in @($ApplicationId, $ApplicationUrn) }
        @{
            Pools        = @(Get-CsTrustedApplicationPool | Where-Object { $_.PoolFqdn -eq $PoolFqdn }).Count
            Applications = @($Applications).Count
        }
    }
    Judge = {
        param($Found)
        if ($Found.Pools -ne 1) { $NoPool }
        elseif ($Found.Applications -ne 1) { $NoApplication }
    }
}
