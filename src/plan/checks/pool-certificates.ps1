param($CertificateSubject, $PoolFqdn, $OtherPools, $NoCertificate, $Elsewhere, $WrongSubject, $MissingName)

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
        $Others = @(@($CommonName) + @($Found.Names) | Where-Object { $_ -in $OtherPools } | Sort-Object -Unique)
        if ($Others.Count -gt 0 -and @($CommonName) + @($Found.Names) -notcontains $PoolFqdn) {
            $Elsewhere + ($Others -join ', ') + '.'
            return
        }
        if ($CommonName -ne $CertificateSubject) {
            $WrongSubject + $CommonName + '.'
        }
        if (@($CommonName) + @($Found.Names) -notcontains $PoolFqdn) {
            $MissingName
        }
    }
}
