param($ApplicationIdentifier, $MetadataPattern, $Realm, $Foreign)

@{
    Read  = {
        $Others = Get-CsPartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq $ApplicationIdentifier } |
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
