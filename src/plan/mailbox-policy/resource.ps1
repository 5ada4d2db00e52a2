param($Policy, $Refusal)

@{
    Read    = { Get-OwaMailboxPolicy | Where-Object { [string]$_.Name -eq $Policy } }
    Expect  = @{ InstantMessagingEnabled = $true; InstantMessagingType = 'Ocs' }
    Change  = { Set-OwaMailboxPolicy -Identity $Policy -InstantMessagingEnabled $true -InstantMessagingType Ocs -Confirm:$false }
    Restore = { param($Values) Set-OwaMailboxPolicy -Identity $Policy @Values -Confirm:$false }
    Refuse  = $Refusal
}
