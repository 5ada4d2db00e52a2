param($Pools, $Behind)

@{
    Read  = {
        $FrontEnds = @(Get-CsPool | Where-Object { [string]$_.Identity -in $Pools } | ForEach-Object { $_.Computers } | ForEach-Object { [string]$_ })
        $Late = Get-CsManagementStoreReplicationStatus | Where-Object { -not $_.UpToDate -and [string]$_.ReplicaFqdn -in $FrontEnds }
        @{ FrontEnds = @($Late | ForEach-Object { [string]$_.ReplicaFqdn }) }
    }
    Judge = {
        param($Found)
        if (@($Found.FrontEnds).Count -gt 0) {
            $Behind + ($Found.FrontEnds -join ', ') + '.'
        }
    }
}
