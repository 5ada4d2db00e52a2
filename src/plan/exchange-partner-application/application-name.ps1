param($ApplicationName, $AuthMetadataUrl, $Realm, $NameTaken)

@{
    Read  = {
        $Others = Get-PartnerApplication |
            Where-Object { [string]$_.Name -eq $ApplicationName -and $_.AuthMetadataUrl -ne $AuthMetadataUrl -and $_.Realm -ne $Realm }
        @{ Others = @($Others).Count }
    }
    Judge = { param($Found) if ($Found.Others -gt 0) { $NameTaken } }
}
