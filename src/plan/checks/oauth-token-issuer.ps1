param($Missing, $OutOfDate)

@{
    Read  = {
        $Certificates = @(Get-CsCertificate -Type OAuthTokenIssuer)
        $InDate = @($Certificates | Where-Object { $_.NotBefore -le [DateTime]::Now -and $_.NotAfter -gt [DateTime]::Now })
        @{ Certificates = $Certificates.Count; InDate = $InDate.Count }
    }
    Judge = {
        param($Found)
        if ($Found.Certificates -eq 0) { $Missing }
        elseif ($Found.InDate -eq 0) { $OutOfDate }
    }
}
