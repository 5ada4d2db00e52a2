param($Policies, $OtherPolicies)

@{
    Read  = {
        $Used = Get-CASMailbox -ResultSize Unlimited | ForEach-Object { ([string]$_.OwaMailboxPolicy -split '[\\/]')[-1] }
        @{ Used = @($Used | Where-Object { $_ } | Sort-Object -Unique) }
    }
    Judge = {
        param($Found)
        $Left = @($Found.Used | Where-Object { $_ -notin $Policies })
        if ($Left.Count -gt 0) {
            $OtherPolicies + ($Left -join ', ') + '.'
        }
    }
}
