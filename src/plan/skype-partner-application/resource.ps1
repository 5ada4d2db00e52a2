param($ApplicationIdentifier, $MetadataUrl, $MetadataPattern, $Realm, $OtherEntry, $Refusal)

@{
    Read   = {
        Get-CsPartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq $ApplicationIdentifier } |
            Where-Object { [string]$_.AuthToken -notlike '*OAuthServer*' } |
            Where-Object { [string]$_.AuthToken -like $MetadataPattern -or $_.Realm -eq $Realm }
    }
    Expect = @{ ApplicationTrustLevel = 'Full'; Enabled = $true }
    Record = @('Identity')
    Create = { New-CsPartnerApplication -Identity 'Exchange' -ApplicationTrustLevel Full -MetadataUrl $MetadataUrl -Force -Confirm:$false }
    Remove = { Remove-CsPartnerApplication -Identity 'Exchange' -Force -Confirm:$false }
    Keep   = { param($Before, $Now) if ($Now.Identity -ne 'Exchange') { $OtherEntry + $Now.Identity } }
    Refuse = $Refusal
}
