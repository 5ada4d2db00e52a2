param($PoolFqdn, $ApplicationId, $ApplicationUrn, $ApplicationIdentity, $Port, $Refusal)

@{
    Read   = { Get-CsTrustedApplication | Where-Object { $_.TrustedApplicationPoolFqdn -eq $PoolFqdn -and $_.ApplicationId -in @($ApplicationId, $ApplicationUrn) } }
    Expect = @{ Port = $Port }
    Create = { New-CsTrustedApplication -ApplicationId $ApplicationId -TrustedApplicationPoolFqdn $PoolFqdn -Port $Port -Force -Confirm:$false }
    Remove = { Remove-CsTrustedApplication -Identity $ApplicationIdentity -Force -Confirm:$false }
    Refuse = $Refusal
}
