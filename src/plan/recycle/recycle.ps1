param($InstallPath)

@{
    Run     = {
        Import-Module -Name WebAdministration
        # Restart-WebAppPool fails on a pool that is stopped.
        if ((Get-WebAppPoolState -Name 'MSExchangeOWAAppPool').Value -eq 'Started') { Restart-WebAppPool -Name 'MSExchangeOWAAppPool' }
        else { Start-WebAppPool -Name 'MSExchangeOWAAppPool' }
    }
    Pending = {
        # OWA reads web.config once, when its worker process starts.
        $Written = [IO.File]::GetLastWriteTimeUtc((Get-OwaWebConfigPath -InstallPath $InstallPath))
        $Workers = @(Get-CimInstance -ClassName Win32_Process -Filter "Name = 'w3wp.exe'" | Where-Object { $_.CommandLine -like '*MSExchangeOWAAppPool*' })
        if ($Workers.Count -gt 0 -and @($Workers | Where-Object { $_.CreationDate.ToUniversalTime() -ge $Written }).Count -eq 0) {
            'The worker process of MSExchangeOWAAppPool is older than web.config.'
        }
    }
}
