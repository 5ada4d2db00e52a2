param($AutodiscoverUrl)

@{
    Read    = { Get-CsOAuthConfiguration -Identity 'global' }
    Expect  = @{ ExchangeAutodiscoverUrl = $AutodiscoverUrl }
    Change  = { Set-CsOAuthConfiguration -Identity 'global' -ExchangeAutodiscoverUrl $AutodiscoverUrl -Force -Confirm:$false }
    Restore = { param($Values) Set-CsOAuthConfiguration -Identity 'global' @Values -Force -Confirm:$false }
}
