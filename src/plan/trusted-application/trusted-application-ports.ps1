param($PoolFqdn, $ApplicationId, $ApplicationUrn, $Port, $PortTaken)

@{
    Read  = {
        $Others = Get-CsTrustedApplication |
            Where-Object { $_.TrustedApplicationPoolFqdn -eq $PoolFqdn -and $_.Port -eq $Port } |
            Where-Object { $_.ApplicationId -notin @($ApplicationId, $ApplicationUrn) }
        @{ Others = @($Others | ForEach-Object { [string]$_.ApplicationId }) }
    }
    Judge = {
        param($Found)
        if (@($Found.Others).Count -gt 0) {
            $PortTaken + ($Found.Others -join ', ') + '.'
        }
    }
}
