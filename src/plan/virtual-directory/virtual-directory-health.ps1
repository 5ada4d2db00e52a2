param($Identities, $SwitchedOff)

@{
    Read  = {
        $On = Get-OwaVirtualDirectory -ADPropertiesOnly | Where-Object { $_.InstantMessagingEnabled -and [string]$_.InstantMessagingType -eq 'Ocs' }
        @{ On = @($On | ForEach-Object { [string]$_.Identity }) }
    }
    Judge = {
        param($Found)
        $Off = @($Identities | Where-Object { $_ -notin $Found.On })
        if ($Off.Count -gt 0) {
            $SwitchedOff + ($Off -join ', ') + '.'
        }
    }
}
