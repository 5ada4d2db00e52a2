param($InstallPath, $Thumbprint, $ServerName, $Hash, $Differs)

@{
    Read  = {
        $State = Get-WebConfigKeyState -Path (Get-OwaWebConfigPath -InstallPath $InstallPath) -Key @{ IMCertificateThumbprint = $Thumbprint; IMServerName = $ServerName }
        @{ Hash = $State.Hash }
    }
    Judge = { param($Found) if ($Found.Hash -ne $Hash) { $Differs } }
}
