param($ApplicationIdentifier, $MetadataPattern, $Realm, $Twice, $NameTaken)

@{
    Read  = {
        $Partners = @(Get-CsPartnerApplication)
        $Ours = @($Partners |
            Where-Object { $_.ApplicationIdentifier -eq $ApplicationIdentifier } |
            Where-Object { [string]$_.AuthToken -notlike '*OAuthServer*' } |
            Where-Object { [string]$_.AuthToken -like $MetadataPattern -or $_.Realm -eq $Realm })
        @{ All = @($Partners | ForEach-Object { [string]$_.Identity }); Ours = @($Ours | ForEach-Object { [string]$_.Identity }) }
    }
    Judge = {
        param($Found)
        if (@($Found.Ours).Count -gt 1) {
            $Twice + ($Found.Ours -join ', ') + '.'
        }
        if (@($Found.Ours).Count -eq 0 -and $Found.All -contains 'Exchange') {
            $NameTaken
        }
    }
}
