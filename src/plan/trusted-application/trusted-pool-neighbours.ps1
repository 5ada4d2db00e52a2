param($PoolFqdn, $ApplicationId, $ApplicationUrn, $OtherApplications)

@{
    Read  = {
        $Others = Get-CsTrustedApplication |
            Where-Object { $_.TrustedApplicationPoolFqdn -eq $PoolFqdn } |
            Where-Object { $_.ApplicationId -notin @($ApplicationId, $ApplicationUrn) }
        @{ Others = @($Others | ForEach-Object { [string]$_.ApplicationId }) }
    }
    Judge = {
        param($Found)
        if (@($Found.Others).Count -gt 0) {
            $OtherApplications + ($Found.Others -join ', ') + '.'
        }
    }
}
