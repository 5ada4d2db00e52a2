param($PoolFqdn, $ComputerFqdn, $Registrar, $RegistrarService, $SiteId, $ApplicationId, $ApplicationUrn, $Port, $NotAlone, $NoRegistrar, $OtherApplications)

@{
    Read    = { Get-CsTrustedApplicationPool | Where-Object { $_.PoolFqdn -eq $PoolFqdn } }
    Expect  = @{ Registrar = $RegistrarService; RequiresReplication = $false; OutboundOnly = $false }
    Create  = { New-CsTrustedApplicationPool -Identity $PoolFqdn -ComputerFqdn $ComputerFqdn -Registrar $Registrar -Site $SiteId -RequiresReplication $false -Force -Confirm:$false }
    Remove  = { Remove-CsTrustedApplicationPool -Identity $PoolFqdn -Force -Confirm:$false }
    Change  = {
        # Asked again right before the change: somebody may have moved in.
        $Applications = @(Get-CsTrustedApplication | Where-Object { $_.TrustedApplicationPoolFqdn -eq $PoolFqdn })
        $Others = @($Applications | Where-Object { $_.ApplicationId -notin @($ApplicationId, $ApplicationUrn) })
        if ($Applications.Count -ne 1 -or $Others.Count -gt 0) { throw $NotAlone }
        Set-CsTrustedApplicationPool -Identity $PoolFqdn -Registrar $Registrar -RequiresReplication $false -OutboundOnly $false -Force -Confirm:$false
    }
    Restore = {
        param($Values)
        if ($Values.ContainsKey('Registrar') -and -not $Values['Registrar']) {
            $Values.Remove('Registrar')
            $NoRegistrar
        }
        if ($Values.Count -gt 0) { Set-CsTrustedApplicationPool -Identity $PoolFqdn @Values -Force -Confirm:$false | Out-Null }
    }
    Keep    = {
        $Others = Get-CsTrustedApplication |
            Where-Object { $_.TrustedApplicationPoolFqdn -eq $PoolFqdn } |
            Where-Object { $_.ApplicationId -notin @($ApplicationId, $ApplicationUrn) -or $_.Port -ne $Port }
        if ($Others) { $OtherApplications }
    }
}
