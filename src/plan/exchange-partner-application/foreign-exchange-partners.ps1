param($ApplicationIdentifier, $AuthMetadataUrl, $Realm, $Foreign)

@{
    Read  = {
        $Others = Get-PartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq $ApplicationIdentifier } |
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
