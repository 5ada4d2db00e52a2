param($InstallPath, $Thumbprint, $ServerName, $EnvironmentName, $Gone, $Ended)

@{
    Read    = {
        Get-WebConfigKeyState -Path (Get-OwaWebConfigPath -InstallPath $InstallPath) -BackupFolder ([IO.Path]::Combine($env:ProgramData, 'owa-im', $EnvironmentName)) -Key @{
            IMCertificateThumbprint = $Thumbprint
            IMServerName            = $ServerName
        }
    }
    Expect  = @{ IMCertificateThumbprint = $Thumbprint; IMServerName = $ServerName }
    Record  = @('Path', 'Hash', 'EditedHash', 'Inverse', 'Backup')
    Change  = {
        param($Before)
        Set-WebConfigKey -Path $Before.Path -Hash $Before.Hash -BackupFolder ([IO.Path]::GetDirectoryName($Before.Backup)) -Key @{
            IMCertificateThumbprint = $Thumbprint
            IMServerName            = $ServerName
        }
    }
    Restore = {
        param($Values, $Before, $Now, $Last)
        # After a cumulative update the latest edit is the one that gives back every byte, if it found the same values as the first.
        $Same = $Last.IMCertificateThumbprint -eq $Before.IMCertificateThumbprint -and $Last.IMServerName -eq $Before.IMServerName
        $Edit = $(if ($Same -and $Now.Hash -eq $Last.EditedHash) { $Last } else { $Before })
        Restore-WebConfigKey -Path $Now.Path -Inverse $Edit.Inverse -EditedHash $Edit.EditedHash -Key $Values -BackupFolder ([IO.Path]::GetDirectoryName($Edit.Backup))
    }
    Doubt   = {
        param($Values, $Before)
        $Old = $Values.IMCertificateThumbprint
        $Certificate = Get-ChildItem -Path 'Cert:\LocalMachine\My' | Where-Object { $_.Thumbprint -eq $Old }
        if (-not $Old) { return }
        if ($null -eq $Certificate) { $Gone + $Old + '.' }
        elseif ($Certificate.NotAfter -le [DateTime]::Now) { $Ended + $Old + '.' }
    }
    Clean   = { param($Last) Clear-WebConfigLeftover -Path $Last.Path -Hash $Last.Hash -BackupFolder ([IO.Path]::GetDirectoryName($Last.Backup)) }
}
