param($MetadataUrl, $ApplicationIdentifier, $MetadataPattern, $Realm, $Unreachable, $NotTrusted, $NoTls, $NoCertificate, $TooShort)

@{
    Read  = {
        $Ours = Get-CsPartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq $ApplicationIdentifier } |
            Where-Object { [string]$_.AuthToken -notlike '*OAuthServer*' } |
            Where-Object { [string]$_.AuthToken -like $MetadataPattern -or $_.Realm -eq $Realm }
        $Found = @{ Ours = @($Ours).Count; Message = ''; Status = ''; Certificates = 0; Short = 0 }
        $Protocol = [System.Net.ServicePointManager]::SecurityProtocol
        try {
            # Windows PowerShell 3.0 and 4.0 offer TLS 1.2 only when they are told to.
            if ([int]$Protocol -ne 0) { [System.Net.ServicePointManager]::SecurityProtocol = $Protocol -bor [System.Net.SecurityProtocolType]::Tls12 }
            $Answer = [string](Invoke-WebRequest -Uri $MetadataUrl -UseBasicParsing).Content
            $Certificates = @([regex]::Matches($Answer, '"(MII[A-Za-z0-9+/=\\]{400,})"') | ForEach-Object {
                    New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList @(, [System.Convert]::FromBase64String($_.Groups[1].Value.Replace('\', '')))
                })
            $Found.Certificates = $Certificates.Count
            # The key of 2048 bits is 268 bytes long at least, as the certificate carries it.
            $Found.Short = @($Certificates | Where-Object { $_.PublicKey.Oid.Value -eq '1.2.840.113549.1.1.1' -and $_.PublicKey.EncodedKeyValue.RawData.Length -lt 260 }).Count
        }
        catch {
            $Found.Message = $_.Exception.Message
            if ($_.Exception -is [System.Net.WebException]) { $Found.Status = [string]$_.Exception.Status }
        }
        finally { [System.Net.ServicePointManager]::SecurityProtocol = $Protocol }
        $Found
    }
    Judge = {
        param($Found)
        # Nobody fetches the document for an entry that is there.
        if ($Found.Message -and $Found.Ours -eq 0) {
            $Unreachable + $Found.Message
            if ($Found.Status -eq 'TrustFailure') { $NotTrusted }
            elseif ($Found.Status -eq 'SecureChannelFailure') { $NoTls }
        }
        elseif (-not $Found.Message -and $Found.Certificates -eq 0) { $NoCertificate }
        elseif ($Found.Short -gt 0) { $TooShort }
    }
}
