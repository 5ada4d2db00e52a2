param($Domains, $Kept)

@{
    Read    = {
        $Text = [string](Get-CsOAuthConfiguration -Identity 'global').ExchangeAutodiscoverAllowedDomains
        $There = @($Text -split '[;,\s]+' | Where-Object { $_ })
        @{ Missing = @($Domains | Where-Object { $_ -notin $There }); ExchangeAutodiscoverAllowedDomains = $Text }
    }
    Expect  = @{ Missing = @() }
    Record  = @('ExchangeAutodiscoverAllowedDomains')
    Change  = {
        param($Before)
        # What others need stays in the list.
        $There = @($Before.ExchangeAutodiscoverAllowedDomains -split '[;,\s]+' | Where-Object { $_ })
        Set-CsOAuthConfiguration -Identity 'global' -ExchangeAutodiscoverAllowedDomains (($There + @($Before.Missing)) -join ';') -Force -Confirm:$false
    }
    Restore = {
        param($Values, $Before, $Now)
        $Ours = (@($Before.ExchangeAutodiscoverAllowedDomains -split '[;,\s]+' | Where-Object { $_ }) + @($Before.Missing)) -join ';'
        $Text = [string]$Before.ExchangeAutodiscoverAllowedDomains
        if ($Now.ExchangeAutodiscoverAllowedDomains -ne $Ours) {
            $Text = @($Now.ExchangeAutodiscoverAllowedDomains -split '[;,\s]+' | Where-Object { $_ -and $_ -notin $Before.Missing }) -join ';'
            $Kept
        }
        Set-CsOAuthConfiguration -Identity 'global' -ExchangeAutodiscoverAllowedDomains $Text -Force -Confirm:$false | Out-Null
    }
}
