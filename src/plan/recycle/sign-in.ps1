param($WorkerPattern, $Pending)

@{
    Read  = {
        $Started = Get-CimInstance -ClassName Win32_Process -Filter "Name = 'w3wp.exe'" | Where-Object { $_.CommandLine -like $WorkerPattern } |
            Sort-Object -Property CreationDate -Descending | Select-Object -First 1 | ForEach-Object { $_.CreationDate }
        $SignIns = @()
        if ($null -ne $Started) {
            $SignIns = @(Get-WinEvent -ErrorAction SilentlyContinue -FilterHashtable @{
                LogName = 'Application'; ProviderName = 'MSExchange OWA'; StartTime = $Started; Id = 112
            })
        }
        @{ SignIns = $SignIns.Count }
    }
    Judge = { param($Found) if ($Found.SignIns -eq 0) { $Pending } }
}
