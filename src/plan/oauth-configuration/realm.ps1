param($Realm)

@{
    Read    = { Get-CsOAuthConfiguration -Identity 'global' }
    Expect  = @{ Realm = $Realm }
    Change  = { Set-CsOAuthConfiguration -Identity 'global' -Realm $Realm -Force -Confirm:$false }
    Restore = { param($Values) Set-CsOAuthConfiguration -Identity 'global' @Values -Force -Confirm:$false }
}
