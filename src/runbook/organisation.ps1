Add-Organisation -Target 'exchange' -Read { [string](Get-OrganizationConfig).Guid }
