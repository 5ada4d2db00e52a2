param($MetadataPattern, $Realm, $Foreign)

@{
    Read  = {
        $Others = Get-CsPartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq '00000002-0000-0ff1-ce00-000000000000' } |
            Where-Object { [string]$_.AuthToken -like '*OAuthServer*' -or ([string]$_.AuthToken -notlike $MetadataPattern -and $_.Realm -ne $Realm) }
        @{ Others = @($Others | ForEach-Object { [string]$_.Identity }) }
    }
    Judge = {
        param($Found)
        if (@($Found.Others).Count -gt 0) {
            $Foreign + ($Found.Others -join ', ') + '.'
        }
    }
}
