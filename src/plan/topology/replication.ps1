param($Behind)

@{
    Read  = {
        $Late = Get-CsManagementStoreReplicationStatus | Where-Object { -not $_.UpToDate }
        @{ Replicas = @($Late | ForEach-Object { [string]$_.ReplicaFqdn }) }
    }
    Judge = {
        param($Found)
        if (@($Found.Replicas).Count -gt 0) {
            $Behind + ($Found.Replicas -join ', ') + '.'
        }
    }
}
