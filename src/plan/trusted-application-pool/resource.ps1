param($PoolFqdn, $Registrar, $RegistrarService, $SiteId, $ApplicationId, $ApplicationUrn, $Port, $OtherApplications, $Refusal)

@{
    Read    = { Get-CsTrustedApplicationPool | Where-Object { $_.PoolFqdn -eq $PoolFqdn } }
    Expect  = @{ Registrar = $RegistrarService; RequiresReplication = $false; OutboundOnly = $false }
    Create  = { New-CsTrustedApplicationPool -Identity $PoolFqdn -Registrar $Registrar -Site $SiteId -RequiresReplication $false -Force -Confirm:$false }
    Remove  = { Remove-CsTrustedApplicationPool -Identity $PoolFqdn -Force -Confirm:$false }
    Keep    = {
        $Others = Get-CsTrustedApplication |
            Where-Object { $_.TrustedApplicationPoolFqdn -eq $PoolFqdn } |
            Where-Object { $_.ApplicationId -notin @($ApplicationId, $ApplicationUrn) -or $_.Port -ne $Port }
        if ($Others) { $OtherApplications }
    }
    Refuse  = $Refusal
}
