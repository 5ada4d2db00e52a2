param($OwaPool, $WorkerPattern, $Stopped, $NoWorker)

@{
    Read  = {
        Import-Module -Name WebAdministration
        $Workers = @(Get-CimInstance -ClassName Win32_Process -Filter "Name = 'w3wp.exe'" | Where-Object { $_.CommandLine -like $WorkerPattern })
        @{ Pool = [string](Get-WebAppPoolState -Name $OwaPool).Value; Workers = $Workers.Count }
    }
    Judge = {
        param($Found)
        if ($Found.Pool -ne 'Started') { $Stopped + $Found.Pool + '.' }
        elseif ($Found.Workers -eq 0) { $NoWorker }
    }
}
