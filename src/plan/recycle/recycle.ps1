param($OwaPool, $WorkerPattern, $Older, $InstallPath)

@{
    Run     = {
        Import-Module -Name WebAdministration
        # Restart-WebAppPool fails on a pool that is stopped.
        if ((Get-WebAppPoolState -Name $OwaPool).Value -eq 'Started') { Restart-WebAppPool -Name $OwaPool }
        else { Start-WebAppPool -Name $OwaPool }
    }
    Pending = {
        # OWA reads web.config once, when its worker process starts.
        $Written = [IO.File]::GetLastWriteTimeUtc((Get-OwaWebConfigPath -InstallPath $InstallPath))
        $Workers = @(Get-CimInstance -ClassName Win32_Process -Filter "Name = 'w3wp.exe'" | Where-Object { $_.CommandLine -like $WorkerPattern })
        # A file of the future was written before the clock was set back: its age tells nothing, the journal does.
        if ($Written -le [DateTime]::UtcNow -and $Workers.Count -gt 0 -and @($Workers | Where-Object { $_.CreationDate.ToUniversalTime() -ge $Written }).Count -eq 0) {
            $Older
        }
    }
}
