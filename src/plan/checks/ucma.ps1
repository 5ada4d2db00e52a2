param($NoValue, $NoFile)

@{
    Read  = {
        $Path = [string](Get-ItemProperty -Path 'HKLM:\SYSTEM\CurrentControlSet\Services\MSExchange OWA\InstantMessaging' -Name 'ImplementationDLLPath' -ErrorAction SilentlyContinue |
            ForEach-Object { $_.ImplementationDLLPath })
        @{ Path = $Path; Exists = [IO.File]::Exists($Path) }
    }
    Judge = {
        param($Found)
        if (-not $Found.Path) { $NoValue }
        elseif (-not $Found.Exists) { $NoFile + $Found.Path + '.' }
    }
}
