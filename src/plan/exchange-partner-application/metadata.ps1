param($ApplicationIdentifier, $MetadataUrl, $Realm, $NotCompared, $Stays)

@{
    Read    = {
        $Ours = @(Get-PartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq $ApplicationIdentifier -and -not $_.UseAuthServer } |
            Where-Object { $_.AuthMetadataUrl -eq $MetadataUrl -or $_.Realm -eq $Realm })
        $Found = @{ Missing = @(); Name = [string]($Ours | ForEach-Object { $_.Name }); Certificates = @(); Warning = '' }
        # One that does not exist yet reads the document when it is made.
        if ($Ours.Count -ne 1) { return $Found }
        $Protocol = [System.Net.ServicePointManager]::SecurityProtocol
        try {
            $Found.Certificates = @($Ours[0].CertificateStrings | Where-Object { $_ } | ForEach-Object {
                    (New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList @(, [System.Convert]::FromBase64String([string]$_))).Thumbprint
                })
            # Windows PowerShell 3.0 and 4.0 offer TLS 1.2 only when they are told to.
            if ([int]$Protocol -ne 0) { [System.Net.ServicePointManager]::SecurityProtocol = $Protocol -bor [System.Net.SecurityProtocolType]::Tls12 }
            $Answer = [string](Invoke-WebRequest -Uri $MetadataUrl -UseBasicParsing).Content
            $Issued = @([regex]::Matches($Answer, '"(MII[A-Za-z0-9+/=\\]{400,})"') | ForEach-Object {
                    (New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList @(, [System.Convert]::FromBase64String($_.Groups[1].Value.Replace('\', '')))).Thumbprint
                })
            $Found.Missing = @($Issued | Where-Object { $_ -notin $Found.Certificates } | Sort-Object -Unique)
        }
        catch { $Found.Warning = $NotCompared + $_.Exception.Message }
        finally { [System.Net.ServicePointManager]::SecurityProtocol = $Protocol }
        $Found
    }
    Expect  = @{ Missing = @() }
    Record  = @('Name', 'Certificates')
    Change  = { param($Before) Set-PartnerApplication -Identity $Before.Name -RefreshAuthMetadata -Confirm:$false }
    Restore = { $Stays }
}
