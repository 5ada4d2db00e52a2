param($Thumbprint, $Subject, $Missing, $NoPrivateKey, $NotYet, $Expired, $WrongSubject, $KeyStorage)

@{
    Read  = {
        Get-ChildItem -Path 'Cert:\LocalMachine\My' | Where-Object { $_.Thumbprint -eq $Thumbprint } | Select-Object -First 1 | ForEach-Object {
            # The key of a CNG key storage provider is of another type, or can't be read this way at all.
            $Key = try { $_.PrivateKey } catch { $null }
            @{
                Subject   = [string]$_.Subject
                HasKey    = [bool]$_.HasPrivateKey
                LegacyKey = $Key -is [System.Security.Cryptography.RSACryptoServiceProvider]
                Begun     = $_.NotBefore -le [DateTime]::Now
                Ended     = $_.NotAfter -le [DateTime]::Now
            }
        }
    }
    Judge = {
        param($Found)
        if ($null -eq $Found) { $Missing; return }
        if (-not $Found.HasKey) { $NoPrivateKey }
        elseif (-not $Found.LegacyKey) { $KeyStorage }
        if (-not $Found.Begun) { $NotYet }
        if ($Found.Ended) { $Expired }
        if ([regex]::Match($Found.Subject, '(?:^|,\s*)CN=([^,]+)').Groups[1].Value -ne $Subject) {
            $WrongSubject + $Found.Subject + '.'
        }
    }
}
