param($Server, $Perhaps)

@{
    Read  = {
        $SipDialPlans = @(Get-UMDialPlan | Where-Object { [string]$_.URIType -eq 'SipName' } | ForEach-Object { [string]$_.Name })
        $Attached = @(Get-UMService -Identity $Server) |
            ForEach-Object { $_.DialPlans } | ForEach-Object { [string]$_ }
        @{ DialPlans = @($Attached | Where-Object { $_ -in $SipDialPlans } | Sort-Object -Unique) }
    }
    Judge = {
        param($Found)
        if (@($Found.DialPlans).Count -gt 0) {
            $Perhaps + ($Found.DialPlans -join ', ') + '.'
        }
    }
}
