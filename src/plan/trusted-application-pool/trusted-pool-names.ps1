param($PoolFqdn, $KnownTwice)

@{
    Read  = { @{ Pools = @(Get-CsTrustedApplicationPool | Where-Object { $_.PoolFqdn -eq $PoolFqdn }).Count } }
    Judge = { param($Found) if ($Found.Pools -gt 0) { $KnownTwice } }
}
