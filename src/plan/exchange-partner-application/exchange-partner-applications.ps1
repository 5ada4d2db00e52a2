param($ApplicationIdentifier, $AuthMetadataUrl, $Realm, $Twice, $Disabled)

@{
    Read  = {
        $Ours = @(Get-PartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq $ApplicationIdentifier -and -not $_.UseAuthServer } |
            Where-Object { $_.AuthMetadataUrl -eq $AuthMetadataUrl -or $_.Realm -eq $Realm })
        $Unusable = @($Ours | Where-Object { -not $_.Enabled -or [string]$_.LinkedAccount -eq '' })
        @{
            Ours     = @($Ours | ForEach-Object { [string]$_.Name })
            Unusable = @($Unusable | ForEach-Object { [string]$_.Name })
        }
    }
    Judge = {
        param($Found)
        if (@($Found.Ours).Count -gt 1) {
            $Twice + ($Found.Ours -join ', ') + '.'
        }
        if (@($Found.Unusable).Count -gt 0) {
            $Disabled + ($Found.Unusable -join ', ') + '.'
        }
    }
}
