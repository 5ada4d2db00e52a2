param($CertificateSubject, $PoolFqdn, $NoCertificate, $WrongSubject, $MissingName)

@{
    Read  = {
        $Certificate = Get-CsCertificate -Type Default | Select-Object -First 1
        if ($null -ne $Certificate) {
            @{ Subject = [string]$Certificate.Subject; Names = @($Certificate.AlternativeNames | ForEach-Object { [string]$_ }) }
        }
    }
    Judge = {
        param($Found)
        if ($null -eq $Found) { $NoCertificate; return }
        $CommonName = [regex]::Match($Found.Subject, '(?:^|,\s*)CN=([^,]+)').Groups[1].Value
        if ($CommonName -ne $CertificateSubject) {
            $WrongSubject + $CommonName + '.'
        }
        if (@($CommonName) + @($Found.Names) -notcontains $PoolFqdn) {
            $MissingName
        }
    }
}
