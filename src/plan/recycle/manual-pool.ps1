param($Instruction, $WorkerPattern)

@{
    Manual = $Instruction
    Mark   = {
        # The newest worker process: while a pool is recycled, the old one may live on for a moment.
        Get-CimInstance -ClassName Win32_Process -Filter "Name = 'w3wp.exe'" | Where-Object { $_.CommandLine -like $WorkerPattern } |
            Sort-Object -Property CreationDate -Descending | Select-Object -First 1 |
            ForEach-Object { '{0} {1:o}' -f $_.ProcessId, $_.CreationDate.ToUniversalTime() }
    }
}
