param($PoolFqdn, $RegistrarService, $ApplicationId, $ApplicationUrn, $OtherApplications, $NoApplication)

@{
    Read  = {
        $Pools = @(Get-CsTrustedApplicationPool | Where-Object { $_.PoolFqdn -eq $PoolFqdn })
        $Different = @($Pools | Where-Object { [string]$_.Registrar -ne $RegistrarService -or $_.RequiresReplication -or $_.OutboundOnly })
        $Applications = Get-CsTrustedApplication | Where-Object { $_.TrustedApplicationPoolFqdn -eq $PoolFqdn }
        @{ Different = $Different.Count -gt 0; Applications = @($Applications | ForEach-Object { [string]$_.ApplicationId }) }
    }
    Judge = {
        param($Found)
        if (-not $Found.Different) { return }
        $Others = @($Found.Applications | Where-Object { $_ -notin @($ApplicationId, $ApplicationUrn) })
        if ($Others.Count -gt 0) { $OtherApplications + ($Others -join ', ') + '.' }
        elseif (@($Found.Applications).Count -eq 0) { $NoApplication }
    }
}
