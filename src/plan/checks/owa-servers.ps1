param($Known, $Forgotten)

@{
    Read  = {
        $Servers = Get-ExchangeServer |
            Where-Object { [string]$_.AdminDisplayVersion -like 'Version 15.*' } |
            Where-Object { [string]$_.ServerRole -like '*Mailbox*' -or [string]$_.ServerRole -like '*ClientAccess*' }
        @{ Servers = @($Servers | ForEach-Object { [string]$_.Name }) }
    }
    Judge = {
        param($Found)
        $Left = @($Found.Servers | Where-Object { $_ -notin $Known })
        if ($Left.Count -gt 0) {
            $Forgotten + ($Left -join ', ') + '.'
        }
    }
}
