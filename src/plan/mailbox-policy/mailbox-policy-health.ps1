param($Policies, $SwitchedOff)

@{
    Read  = {
        $On = Get-OwaMailboxPolicy | Where-Object { $_.InstantMessagingEnabled -and [string]$_.InstantMessagingType -eq 'Ocs' }
        @{ On = @($On | ForEach-Object { [string]$_.Name }) }
    }
    Judge = {
        param($Found)
        $Off = @($Policies | Where-Object { $_ -notin $Found.On })
        if ($Off.Count -gt 0) {
            $SwitchedOff + ($Off -join ', ') + '.'
        }
    }
}
