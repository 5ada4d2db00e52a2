param($OwaPool, $WorkerPattern, $Same)

@{
    Run = {
        Import-Module -Name WebAdministration
        $Old = @(Get-CimInstance -ClassName Win32_Process -Filter "Name = 'w3wp.exe'" | Where-Object { $_.CommandLine -like $WorkerPattern } |
            ForEach-Object { '{0} {1:o}' -f $_.ProcessId, $_.CreationDate.ToUniversalTime() })
        # Restart-WebAppPool fails on a pool that is stopped.
        if ((Get-WebAppPoolState -Name $OwaPool).Value -eq 'Started') { Restart-WebAppPool -Name $OwaPool }
        else { Start-WebAppPool -Name $OwaPool }
        # A worker process that is replaced may live on while it answers its last requests, beside the new one.
        $Watch = [Diagnostics.Stopwatch]::StartNew()
        while ($Old.Count -gt 0) {
            $Now = @(Get-CimInstance -ClassName Win32_Process -Filter "Name = 'w3wp.exe'" | Where-Object { $_.CommandLine -like $WorkerPattern } |
                ForEach-Object { '{0} {1:o}' -f $_.ProcessId, $_.CreationDate.ToUniversalTime() })
            if ($Now.Count -eq 0 -or @($Now | Where-Object { $_ -notin $Old }).Count -gt 0) { break }
            if ($Watch.Elapsed.TotalSeconds -ge 60) { throw $Same }
            Start-Sleep -Seconds 1
        }
    }
}
