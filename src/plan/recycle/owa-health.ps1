param($OwaPool, $WorkerPattern, $InstallPath, $Thumbprint, $ServerName, $Stopped, $NoWorker, $NotConfigured, $CertificateGone, $Errors)

@{
    Read  = {
        Import-Module -Name WebAdministration
        $State = Get-WebConfigKeyState -Path (Get-OwaWebConfigPath -InstallPath $InstallPath) -Key @{ IMCertificateThumbprint = $Thumbprint; IMServerName = $ServerName }
        $Certificate = Get-ChildItem -Path 'Cert:\LocalMachine\My' |
            Where-Object { $_.Thumbprint -eq $Thumbprint -and $_.HasPrivateKey -and $_.NotAfter -gt [DateTime]::Now }
        # What was logged before the worker process started says nothing about these settings.
        $Started = Get-CimInstance -ClassName Win32_Process -Filter "Name = 'w3wp.exe'" | Where-Object { $_.CommandLine -like $WorkerPattern } |
            Sort-Object -Property CreationDate -Descending | Select-Object -First 1 | ForEach-Object { $_.CreationDate }
        $Events = @()
        if ($null -ne $Started) {
            $Events = @(Get-WinEvent -ErrorAction SilentlyContinue -FilterHashtable @{
                LogName = 'Application'; ProviderName = 'MSExchange OWA'; StartTime = $Started
                Id = 75, 76, 77, 78, 83, 84, 85, 86, 87, 88, 100, 101, 102, 103, 104, 105
            })
        }
        @{
            Worker       = $null -ne $Started
            Pool         = [string](Get-WebAppPoolState -Name $OwaPool).Value
            Thumbprint   = [string]$State.IMCertificateThumbprint
            ServerName   = [string]$State.IMServerName
            Certificates = @($Certificate).Count
            Events       = @($Events | ForEach-Object { [string]$_.Id } | Sort-Object -Unique)
        }
    }
    Judge = {
        param($Found)
        if ($Found.Pool -ne 'Started') { $Stopped + $Found.Pool + '.' }
        elseif (-not $Found.Worker) { $NoWorker }
        if ($Found.Thumbprint -ne $Thumbprint -or $Found.ServerName -ne $ServerName) { $NotConfigured }
        if ($Found.Certificates -eq 0) { $CertificateGone }
        if (@($Found.Events).Count -gt 0) { $Errors + ($Found.Events -join ', ') + '.' }
    }
}
