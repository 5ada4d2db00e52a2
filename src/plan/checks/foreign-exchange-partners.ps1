param($AuthMetadataUrl, $Realm, $Foreign)

@{
    Read  = {
        $Others = Get-PartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq '00000004-0000-0ff1-ce00-000000000000' } |
            Where-Object { $_.UseAuthServer -or ($_.AuthMetadataUrl -ne $AuthMetadataUrl -and $_.Realm -ne $Realm) }
        @{ Others = @($Others | ForEach-Object { [string]$_.Name }) }
    }
    Judge = {
        param($Found)
        if (@($Found.Others).Count -gt 0) {
            $Foreign + ($Found.Others -join ', ') + '.'
        }
    }
}
