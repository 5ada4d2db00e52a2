param($Policies, $Nobody, $OtherPolicies, $NoDefault, $OtherDefault)

@{
    Read  = {
        $Mailboxes = @(Get-CASMailbox -ResultSize Unlimited)
        $Used = $Mailboxes | ForEach-Object { ([string]$_.OwaMailboxPolicy -split '[\\/]')[-1] }
        $Blank = $Mailboxes | Where-Object { -not [string]$_.OwaMailboxPolicy }
        $Default = Get-OwaMailboxPolicy | Where-Object { $_.IsDefault } | Select-Object -First 1
        @{
            Used    = @($Used | Where-Object { $_ } | Group-Object | Sort-Object -Property Name | ForEach-Object { $_.Name + ' (' + $_.Count + ')' })
            Names   = @($Used | Where-Object { $_ } | Sort-Object -Unique)
            Blank   = @($Blank).Count
            Some    = @($Blank | Select-Object -First 3 | ForEach-Object { [string]$_.Name })
            Default = @($Default | ForEach-Object { [string]$_.Name })
        }
    }
    Judge = {
        param($Found)
        $Reached = @(@($Found.Names) + @($Found.Default | Where-Object { $Found.Blank -gt 0 }))
        $Unused = @($Policies | Where-Object { $_ -notin $Reached })
        if ($Unused.Count -gt 0) {
            $Nobody + ($Unused -join ', ') + '.'
        }
        if (@($Found.Names | Where-Object { $_ -notin $Policies }).Count -gt 0) {
            $OtherPolicies + ($Found.Used -join ', ') + '.'
        }
        $Blank = [string]$Found.Blank + ' (' + ($Found.Some -join ', ') + $(if ($Found.Blank -gt 3) { ', ...' }) + ')'
        if ($Found.Blank -gt 0 -and @($Found.Default).Count -eq 0) {
            $NoDefault + $Blank + '.'
        }
        elseif ($Found.Blank -gt 0 -and @($Found.Default | Where-Object { $_ -in $Policies }).Count -eq 0) {
            $OtherDefault + ($Found.Default -join ', ') + ': ' + $Blank + '.'
        }
    }
}
