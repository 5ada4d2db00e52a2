param($Account, $AccountFilter)

@{
    Read    = {
        $Hidden = @(Get-MailUser -ResultSize Unlimited -Filter $AccountFilter | Where-Object { $_.HiddenFromAddressListsEnabled })
        @{ HiddenFromAddressListsEnabled = $Hidden.Count -gt 0 }
    }
    Expect  = @{ HiddenFromAddressListsEnabled = $true }
    Change  = { Set-MailUser -Identity $Account -HiddenFromAddressListsEnabled $true -Confirm:$false }
    Restore = { param($Values) Set-MailUser -Identity $Account @Values -Confirm:$false }
}
