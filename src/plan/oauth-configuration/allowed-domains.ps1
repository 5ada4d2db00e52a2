param($Domains, $AllowedDomains)

@{
    Read    = {
        $Text = [string](Get-CsOAuthConfiguration -Identity 'global').ExchangeAutodiscoverAllowedDomains
        @{ Domains = @($Text -split '[;,\s]+' | Where-Object { $_ }); ExchangeAutodiscoverAllowedDomains = $Text }
    }
    Expect  = @{ Domains = $Domains }
    Record  = @('ExchangeAutodiscoverAllowedDomains')
    Change  = { Set-CsOAuthConfiguration -Identity 'global' -ExchangeAutodiscoverAllowedDomains $AllowedDomains -Force -Confirm:$false }
    Restore = {
        param($Values, $Before)
        Set-CsOAuthConfiguration -Identity 'global' -ExchangeAutodiscoverAllowedDomains $Before.ExchangeAutodiscoverAllowedDomains -Force -Confirm:$false
    }
}
