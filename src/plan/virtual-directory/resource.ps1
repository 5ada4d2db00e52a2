param($Server, $Identity, $Refusal)

@{
    Read    = { Get-OwaVirtualDirectory -Server $Server -ADPropertiesOnly | Where-Object { [string]$_.Identity -eq $Identity } }
    Expect  = @{ InstantMessagingEnabled = $true; InstantMessagingType = 'Ocs' }
    Change  = { Set-OwaVirtualDirectory -Identity $Identity -InstantMessagingEnabled $true -InstantMessagingType Ocs -Confirm:$false }
    Restore = { param($Values) Set-OwaVirtualDirectory -Identity $Identity @Values -Confirm:$false }
    Refuse  = $Refusal
}
