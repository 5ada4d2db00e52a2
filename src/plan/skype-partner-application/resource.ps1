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
    Create = {
        # The document is fetched from here. Windows PowerShell 3.0 and 4.0 offer TLS 1.2 only when they are told to.
        $Protocol = [System.Net.ServicePointManager]::SecurityProtocol
        try {
            if ([int]$Protocol -ne 0) { [System.Net.ServicePointManager]::SecurityProtocol = $Protocol -bor [System.Net.SecurityProtocolType]::Tls12 }
            New-CsPartnerApplication -Identity 'Exchange' -ApplicationTrustLevel Full -MetadataUrl $MetadataUrl -Force -Confirm:$false
        }
        finally { [System.Net.ServicePointManager]::SecurityProtocol = $Protocol }
    }
    Remove = { Remove-CsPartnerApplication -Identity 'Exchange' -Force -Confirm:$false }
    Keep   = { param($Before, $Now) if ($Now.Identity -ne 'Exchange') { $OtherEntry + $Now.Identity } }
    Refuse = $Refusal
}
