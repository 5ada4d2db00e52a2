param($Instruction, $WorkerPattern, $Older, $InstallPath)

@{
    Manual  = $Instruction
    Mark    = {
        # The newest worker process: while a pool is recycled, the old one may live on for a moment.
        Get-CimInstance -ClassName Win32_Process -Filter "Name = 'w3wp.exe'" | Where-Object { $_.CommandLine -like $WorkerPattern } |
            Sort-Object -Property CreationDate -Descending | Select-Object -First 1 |
            ForEach-Object { '{0} {1:o}' -f $_.ProcessId, $_.CreationDate.ToUniversalTime() }
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
