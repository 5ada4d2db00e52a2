param($ApplicationIdentifier, $AuthMetadataUrl, $Realm, $NoDomain, $NotADomain)

@{
    Read  = {
        $Ours = Get-PartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq $ApplicationIdentifier -and -not $_.UseAuthServer } |
            Where-Object { $_.AuthMetadataUrl -eq $AuthMetadataUrl -or $_.Realm -eq $Realm }
        @{ Ours = @($Ours).Count; Name = [string](Get-AcceptedDomain | Select-Object -First 1 | ForEach-Object { $_.Name }) }
    }
    Judge = {
        param($Found)
        # Where the partner application is there, the script is not run.
        if ($Found.Ours -gt 0) { return }
        if (-not $Found.Name) { $NoDomain }
        elseif ($Found.Name -notmatch '^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$') {
            $NotADomain + $Found.Name + '.'
        }
    }
}
