param($ApplicationIdentifier, $MetadataPattern, $Realm, $NotTrusted)

@{
    Read  = {
        $Ours = Get-CsPartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq $ApplicationIdentifier } |
            Where-Object { [string]$_.AuthToken -notlike '*OAuthServer*' } |
            Where-Object { [string]$_.AuthToken -like $MetadataPattern -or $_.Realm -eq $Realm } |
            Where-Object { $_.Enabled -and [string]$_.ApplicationTrustLevel -eq 'Full' }
        @{ Ours = @($Ours).Count }
    }
    Judge = { param($Found) if ($Found.Ours -ne 1) { $NotTrusted } }
}
