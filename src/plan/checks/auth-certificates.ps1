param($Server, $NotSet, $Missing, $OutOfDate)

@{
    Read  = {
        $Thumbprint = [string](Get-AuthConfig).CurrentCertificateThumbprint
        # A remote session without Exchange's own types gives nothing of a certificate but RawData.
        $Certificates = @(Get-ExchangeCertificate -Server $Server |
            ForEach-Object { New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList @(, [byte[]]$_.RawData) } |
            Where-Object { $_.Thumbprint -eq $Thumbprint })
        $InDate = @($Certificates | Where-Object { $_.NotBefore -le [DateTime]::Now -and $_.NotAfter -gt [DateTime]::Now })
        @{ Thumbprint = $Thumbprint; Certificates = $Certificates.Count; InDate = $InDate.Count }
    }
    Judge = {
        param($Found)
        if (-not $Found.Thumbprint) { $NotSet }
        elseif ($Found.Certificates -eq 0) { $Missing + $Found.Thumbprint + '.' }
        elseif ($Found.InDate -eq 0) { $OutOfDate + $Found.Thumbprint + '.' }
    }
}
