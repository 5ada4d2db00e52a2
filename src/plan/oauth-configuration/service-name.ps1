param($ServiceName)

@{
    Read    = { Get-CsOAuthConfiguration -Identity 'global' }
    Expect  = @{ ServiceName = $ServiceName }
    Change  = { Set-CsOAuthConfiguration -Identity 'global' -ServiceName $ServiceName -Force -Confirm:$false }
    Restore = { param($Values) Set-CsOAuthConfiguration -Identity 'global' @Values -Force -Confirm:$false }
}
