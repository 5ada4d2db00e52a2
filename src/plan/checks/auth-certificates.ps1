param($Server, $NotSet, $Missing, $OutOfDate, $TooShort)

@{
    Read  = {
        $Thumbprint = [string](Get-AuthConfig).CurrentCertificateThumbprint
        # A remote session without Exchange's own types gives nothing of a certificate but RawData.
        $Certificates = @(Get-ExchangeCertificate -Server $Server |
            ForEach-Object { New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList @(, [byte[]]$_.RawData) } |
            Where-Object { $_.Thumbprint -eq $Thumbprint })
        $InDate = @($Certificates | Where-Object { $_.NotBefore -le [DateTime]::Now -and $_.NotAfter -gt [DateTime]::Now })
        # The key of 2048 bits is 268 bytes long at least, as the certificate carries it.
        $Short = @($InDate | Where-Object { $_.PublicKey.Oid.Value -eq '1.2.840.113549.1.1.1' -and $_.PublicKey.EncodedKeyValue.RawData.Length -lt 260 })
        @{ Thumbprint = $Thumbprint; Certificates = $Certificates.Count; InDate = $InDate.Count; Short = $Short.Count }
    }
    Judge = {
        param($Found)
        if (-not $Found.Thumbprint) { $NotSet }
        elseif ($Found.Certificates -eq 0) { $Missing + $Found.Thumbprint + '.' }
        elseif ($Found.InDate -eq 0) { $OutOfDate + $Found.Thumbprint + '.' }
        elseif ($Found.Short -gt 0) { $TooShort + $Found.Thumbprint + '.' }
    }
}
