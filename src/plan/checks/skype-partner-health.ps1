param($MetadataPattern, $Realm, $NotTrusted)

@{
    Read  = {
        $Ours = Get-CsPartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq '00000002-0000-0ff1-ce00-000000000000' } |
            Where-Object { [string]$_.AuthToken -notlike '*OAuthServer*' } |
            Where-Object { [string]$_.AuthToken -like $MetadataPattern -or $_.Realm -eq $Realm } |
            Where-Object { $_.Enabled -and [string]$_.ApplicationTrustLevel -eq 'Full' }
        @{ Ours = @($Ours).Count }
    }
    Judge = { param($Found) if ($Found.Ours -ne 1) { $NotTrusted } }
}
