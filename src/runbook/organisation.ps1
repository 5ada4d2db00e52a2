Add-Organisation -Target 'exchange' -Read { [string](Get-OrganizationConfig).Guid } -Servers { Get-ExchangeServer | ForEach-Object { [string]$_.Name } }
